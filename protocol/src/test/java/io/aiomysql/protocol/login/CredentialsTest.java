package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.NATIVE;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static Credentials credentials() {
        return new Credentials(List.of(LoginRequests.PASSWORD), List.of(SHA2, NATIVE), null, false, true, false, null);
    }

    @Test
    void aPluginIsFoundByItsName() {
        assertThat(credentials().plugin("mysql_native_password")).isSameAs(NATIVE);
        assertThat(credentials().plugin("MYSQL_NATIVE_PASSWORD")).isNull();
        assertThat(credentials().plugin("")).isNull();
    }

    @Test
    void onePluginIsNeeded() {
        assertThatThrownBy(() ->
                        new Credentials(List.of(LoginRequests.PASSWORD), List.of(), null, false, true, false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void nothingThatHoldsThePasswordShowsIt() {
        LoginRequest request = LoginRequests.request(TlsPolicy.DISABLED, SHA2);
        assertThat(List.of(
                                credentials(),
                                request,
                                new AuthContext(LoginRequests.PASSWORD, List.of(), true, true, true, false, null),
                                new AuthReply.Send(LoginRequests.PASSWORD),
                                new LoginAction.Send(LoginRequests.PASSWORD),
                                Map.of("password", LoginRequests.PASSWORD))
                        .toString())
                .doesNotContain("secret", "115, 101", "736563");
        assertThat(credentials()).hasToString("Credentials[plugins=[caching_sha2_password, mysql_native_password]]");
    }
}
