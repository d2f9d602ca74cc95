package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.ConnectOptions;
import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.protocol.login.Credentials;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which plugins a login may use. */
class PermittedPluginsTest {

    private static final String CLEAR = "mysql_clear_password";

    @Test
    void whatCanOnlySendThePasswordItselfHasToBeNamed() {
        OptionValues options = new OptionValues();
        assertThat(names(options))
                .contains("caching_sha2_password", "client_ed25519")
                .doesNotContain(CLEAR, "dialog");

        options.authPlugin = CLEAR;
        assertThat(names(options)).contains("caching_sha2_password", CLEAR).doesNotContain("dialog");
        assertThat(LoginRequests.of(options).credentials().first())
                .isNotNull()
                .satisfies(first -> assertThat(first.name()).isEqualTo(CLEAR));
    }

    @Test
    void theListPermitsWhatItNamesInItsOrder() {
        OptionValues options = new OptionValues();
        options.authPlugins = List.of("parsec", CLEAR);
        assertThat(names(options)).containsExactly("parsec", CLEAR);
    }

    @Test
    void onesOwnPluginTakesThePlaceOfABuiltInOne() {
        AuthPlugin own = new OwnPlugin("dialog");
        OptionValues options = new OptionValues();
        options.customAuthPlugins = List.of(own);
        assertThat(LoginRequests.of(options).credentials().plugins()).contains(own);
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> options().authPlugin("sha1").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'sha1'", "caching_sha2_password", "customAuthPlugins");
        assertThatThrownBy(() -> options().authPlugins().build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options()
                        .authPlugin("parsec")
                        .authPlugins("client_ed25519")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("authPlugins does not permit");
        assertThat(options()
                        .customAuthPlugins(new OwnPlugin("own"))
                        .authPlugin("own")
                        .build()
                        .authPlugin())
                .contains("own");
    }

    @Test
    void aPasswordAndASupplierContradictEachOther() {
        assertThatThrownBy(() -> options()
                        .password("x")
                        .passwordSupplier("y"::toCharArray)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("passwordSupplier");
    }

    @Test
    void noSecretIsShown() {
        OptionValues options = new OptionValues();
        options.password = "s3cret1";
        options.password2 = "s3cret2";
        options.password3 = "s3cret3";
        Credentials credentials = LoginRequests.of(options).credentials();
        assertThat(credentials.passwords()).hasSize(3);
        assertThat(credentials.toString() + LoginRequests.of(options) + options).doesNotContain("s3cret");
        credentials.wipe();
        assertThat(credentials.passwords().get(0).toArray()).containsOnly((byte) 0);
    }

    private static ConnectOptionsBuilder options() {
        return ConnectOptions.builder();
    }

    private static List<String> names(OptionValues options) {
        return LoginRequests.of(options).credentials().plugins().stream()
                .map(AuthPlugin::name)
                .toList();
    }

    private record OwnPlugin(String name) implements AuthPlugin {
        @Override
        public AuthExchange begin(AuthContext context) {
            return data -> new AuthReply.AwaitServer();
        }
    }
}
