package io.aiomysql.examples.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Projects of users' own, built by Maven from the artifacts as they are installed, against real servers. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ConsumersIT {

    private static final List<String> RUN = List.of("-q", "compile", "exec:exec");

    private static Consumers consumers;

    @BeforeAll
    static void copyConsumers() {
        consumers = Consumers.copy();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void aModuleNeedsTheClientAndATransportOnItsPath(ServerKind kind) {
        TestServer server = TestServers.get(kind);

        assertThat(consumers.run("nio-module-path", RUN, "-Durl=" + url(server)))
                .contains("transport [io.aiomysql.transport.nio], " + answer(server));
    }

    @Test
    void withTheNioTransportThereAreOurOwnJarsAlone() {
        String output = consumers.run("nio-module-path", List.of(Consumers.treeGoal()));

        assertThat(output.lines().filter(line -> line.contains(":compile") || line.contains(":runtime")))
                .allSatisfy(line -> assertThat(line).contains(" io.aiomysql:aiomysql-"))
                .extracting(line -> line.replaceAll(".*:aiomysql-([a-z-]+):.*", "$1"))
                .containsExactlyInAnyOrder("client", "auth", "converters", "protocol", "transport-nio");
        assertThat(output).doesNotContain(":provided", ":system", ":test");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"},
            disabledReason = "epoll is Linux's, and Netty has its library for x86-64 and ARM alone")
    void nettyWithItsLibraryServesAUnixSocketByEpoll(ServerKind kind) {
        TestServer server = TestServers.get(kind);
        String classifier = System.getProperty("os.arch").equals("amd64") ? "linux-x86_64" : "linux-aarch_64";

        String url = urlOfNoPort(server) + "?unixSocket="
                + encoded(unixSocket(server).toString());
        assertThat(consumers.run("netty-unix-socket", RUN, "-Durl=" + url, "-Depoll.classifier=" + classifier))
                .contains("transport [netty], " + answer(server))
                .contains("the netty transport uses epoll: the first choice");
    }

    @ParameterizedTest
    @CsvSource({"MYSQL, nio", "MYSQL, netty", "MARIADB, nio", "MARIADB, netty"})
    void aNameChoosesAmongTwo(ServerKind kind, String name) {
        TestServer server = TestServers.get(kind);

        String output = consumers.run("both-by-name", RUN, "-Dtransport=" + name, "-Durl=" + url(server));
        assertThat(output).contains("transport " + name + ", " + answer(server));
        assertThat(output.contains("the netty transport uses")).isEqualTo(name.equals("netty"));
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void typesOfTheUsersOwnGoBothWaysOverBothProtocols(ServerKind kind) {
        TestServer server = TestServers.get(kind);

        String invoice = "CustomerId[value=7] owes Money[amount=19.90], server " + version(server);
        assertThat(consumers.run("custom-converter", RUN, "-Durl=" + url(server)))
                .contains("BINARY: " + invoice, "TEXT: " + invoice);
    }

    /** What a consumer is to print. */
    private static String answer(TestServer server) {
        return "server " + version(server) + ", 6 * 7 = 42";
    }

    /** The test has asked the server itself. */
    private static String version(TestServer server) {
        ConnectOptions options = ConnectOptions.parse(url(server) + "?transport=nio");
        try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
            return connection.serverVersion();
        }
    }

    private static String url(TestServer server) {
        return url(server, server.host() + ":" + server.port());
    }

    /** Of a port where nobody listens: what connects has used something else. */
    private static String urlOfNoPort(TestServer server) {
        return url(server, "localhost:1");
    }

    private static String url(TestServer server, String address) {
        return "mysql://" + encoded(server.user()) + ":" + encoded(server.password()) + "@" + address + "/"
                + encoded(server.database());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Path unixSocket(TestServer server) {
        if (server.unixSocket().isEmpty()) {
            Assumptions.abort(
                    server.description() + " has no unix socket that this machine can reach: run a server here");
        }
        return server.unixSocket().get();
    }
}
