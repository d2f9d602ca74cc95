package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.testkit.server.PamServer;
import io.aiomysql.testkit.server.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PAM checks the password: MariaDB asks for it by dialog, or by mysql_clear_password. */
@ParameterizedClass
@MethodSource("io.aiomysql.testkit.transport.Transports#names")
@Timeout(120)
class PamIT {

    private static final String USER = "pam_user";
    private static final String PASSWORD = "s3cret, pässwörd";

    /** By the plugin that they ask for. */
    private static final Map<String, TestServer> SERVERS = new HashMap<>();

    @Parameter
    String transport;

    @BeforeAll
    static void start() {
        for (String plugin : List.of("dialog", "mysql_clear_password")) {
            TestServer server = PamServer.start(USER, PASSWORD, plugin.equals("mysql_clear_password"));
            SERVERS.put(plugin, server);
            try (MySqlConnection admin = open(Endpoints.overTcp(server).transport("nio"))) {
                for (String host : List.of("localhost", "127.0.0.1")) {
                    String account = "'" + USER + "'@'" + host + "'";
                    admin.query("CREATE USER " + account + " IDENTIFIED VIA pam USING '" + PamServer.SERVICE + "'")
                            .join();
                    admin.query("GRANT ALL ON " + server.database() + ".* TO " + account)
                            .join();
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "mysql_clear_password"})
    void thePasswordIsGivenToAServerThatIsTrusted(String plugin) {
        for (ConnectOptionsBuilder options : List.of(overTls(plugin), overUnixSocket(plugin))) {
            // The plugin makes the first answer, or is asked for.
            logIn(options.authPlugins(plugin));
            logIn(options.authPlugins("caching_sha2_password", "mysql_native_password", plugin));
            logIn(options.authPlugin(plugin));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "mysql_clear_password"})
    void aWrongPasswordIsRefused(String plugin) {
        for (ConnectOptionsBuilder options : List.of(overTls(plugin), overUnixSocket(plugin))) {
            assertThatThrownBy(() -> logIn(options.password("wrong").authPlugins("mysql_native_password", plugin)))
                    .hasCauseInstanceOf(MySqlAuthenticationException.class)
                    .hasMessageContaining("1045");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "mysql_clear_password"})
    void thePasswordIsGivenOnlyIfThePluginIsNamed(String plugin) {
        assertThatThrownBy(() -> logIn(overTls(plugin)))
                .hasCauseInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContaining(plugin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "mysql_clear_password"})
    void thePasswordIsNotGivenWithoutTls(String plugin) {
        for (String first : List.of("mysql_native_password", plugin)) {
            assertThatThrownBy(() -> logIn(overTls(plugin)
                            .sslMode(SslMode.DISABLED)
                            .authPlugins("mysql_native_password", plugin)
                            .authPlugin(first)))
                    .hasCauseInstanceOf(MySqlAuthenticationException.class)
                    .hasMessageContaining("not encrypted");
        }
    }

    private ConnectOptionsBuilder overTls(String plugin) {
        return options(plugin).sslMode(SslMode.REQUIRED);
    }

    private ConnectOptionsBuilder overUnixSocket(String plugin) {
        return options(plugin).unixSocket(SERVERS.get(plugin).unixSocket().orElseThrow());
    }

    private ConnectOptionsBuilder options(String plugin) {
        return Endpoints.overTcp(SERVERS.get(plugin))
                .transport(transport)
                .user(USER)
                .password(PASSWORD);
    }

    private static void logIn(ConnectOptionsBuilder options) {
        try (MySqlConnection connection = open(options)) {
            assertThat(connection.query("SELECT CURRENT_USER()").join().single().getString(0))
                    .startsWith(USER + "@");
        }
    }

    private static MySqlConnection open(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }
}
