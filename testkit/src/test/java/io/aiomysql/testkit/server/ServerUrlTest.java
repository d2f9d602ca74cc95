package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @Test
    void readsEveryPart() {
        ServerUrl url =
                ServerUrl.parse("mysql://app:secret@db.example:3307/shop?unixSocket=/run/s&caCertificate=/ca.pem");

        assertThat(url.endpoint()).isEqualTo(new Endpoint("db.example", 3307, Path.of("/run/s"), Path.of("/ca.pem")));
        assertThat(url.account()).isEqualTo(new Account("app", "secret", "shop"));
    }

    @Test
    void decodesWhatIsPercentEncoded() {
        ServerUrl url = ServerUrl.parse("mysql://a%40b:p%3A%2F%C3%A4+%25@127.0.0.1:1/d%20b?unixSocket=/a%26b");

        assertThat(url.account()).isEqualTo(new Account("a@b", "p:/ä+%", "d b"));
        assertThat(url.endpoint().unixSocket()).isEqualTo(Path.of("/a&b"));
    }

    @Test
    void hasDefaultsForWhatMayBeLeftOut() {
        ServerUrl url = ServerUrl.parse("mysql://root@localhost/test");

        assertThat(url.account()).isEqualTo(new Account("root", "", "test"));
        assertThat(url.endpoint()).isEqualTo(new Endpoint("localhost", 3306, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://u:hidden@h/d",
                "http://u:hidden@h/d",
                "mysql://h:3306/d",
                "mysql://u:hidden@h:3306",
                "mysql://u:hidden@h:3306/",
                "mysql://u:hidden@h:x/d",
                "mysql://u:hidden %@h/d",
                "mysql://u:hidden@h/d?unixSocket",
                "mysql://u:hidden@h/d?colour=red",
                ""
            })
    void refusesWhatIsNotOfTheFormAndShowsNoPassword(String text) {
        assertThatThrownBy(() -> ServerUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mysql://user:password@host:port/database")
                .message()
                .doesNotContain("hidden");
    }
}
