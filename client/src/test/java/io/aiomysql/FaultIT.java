package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.proxy.Direction;
import io.aiomysql.testkit.proxy.FaultProxy;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Real servers behind a network that misbehaves; whatever happens, the client leaves no socket and no thread. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FaultIT {

    /** Text that hardly gets smaller when it is compressed. */
    private static final String THOUSAND_ROWS =
            "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i+1 FROM n WHERE i < 1000) SELECT i, SHA2(i, 256) FROM n";

    @Parameter
    Target target;

    private FaultProxy proxy;

    @AfterAll
    static void noThreadIsLeft() {
        BadServerTest.awaitNoThread();
    }

    @BeforeEach
    void startProxy() {
        TestServer server = TestServers.get(target.kind());
        proxy = FaultProxy.to(server.host(), server.port());
    }

    @AfterEach
    void theClientLeavesNoSocketBehind() {
        proxy.awaitAllClosed();
        proxy.close();
    }

    @Test
    void everythingWorksWhenEachByteComesAlone() {
        proxy.splitWrites(1);
        for (SslMode mode : new SslMode[] {SslMode.DISABLED, SslMode.REQUIRED}) {
            MySqlConnection connection = connect(options().sslMode(mode));
            List<CompletableFuture<QueryResult>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                running.add(connection.query("SELECT " + i + ", 'text', NULL"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(running.get(i).join().single().getInt(0)).isEqualTo(i);
            }
            connection.closeGracefully().join();
        }
    }

    @Test
    void aConnectionCutInTheMiddleOfARowFailsWhatIsInFlightAndSaysThatItMayHaveRun() {
        MySqlConnection connection = connect(options());
        proxy.cutAfter(5_050, Direction.TO_CLIENT);
        CompletableFuture<QueryResult> cut = connection.query(THOUSAND_ROWS);
        CompletableFuture<QueryResult> behind = connection.query("SELECT 2");
        for (CompletableFuture<QueryResult> future : List.of(cut, behind)) {
            assertThatThrownBy(future::join).cause().isInstanceOfSatisfying(MySqlConnectionException.class, e -> {
                assertThat(e.isTransient()).isTrue();
                assertThat(e).hasMessageNotContaining("SELECT");
            });
        }
        assertThatThrownBy(cut::join)
                .cause()
                .isInstanceOfSatisfying(
                        MySqlConnectionException.class,
                        e -> assertThat(e.mayHaveExecuted()).isTrue());
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> connection.query("SELECT 3").join())
                .cause()
                .isInstanceOfSatisfying(
                        MySqlConnectionException.class,
                        e -> assertThat(e.mayHaveExecuted()).isFalse());
    }

    @Test
    void aResetIsALostConnection() {
        MySqlConnection connection = connect(options());
        CompletableFuture<QueryResult> slow = connection.query("SELECT SLEEP(30)");
        proxy.resetNow();
        assertThatThrownBy(slow::join).hasCauseInstanceOf(MySqlConnectionException.class);
    }

    @Test
    void aServerThatStopsSpeakingDuringTheLoginRunsIntoTheDeadline() {
        proxy.stall(Direction.TO_CLIENT);
        assertThatThrownBy(() -> connect(options().connectTimeout(Duration.ofMillis(300))))
                .hasCauseInstanceOf(MySqlTimeoutException.class)
                .hasMessageContaining("300 ms");
    }

    @Test
    void cutAtAnyByteOfTheLoginTheConnectFails() {
        // Both servers' greetings and answers to the login are longer than this in all.
        for (int bytes = 1; bytes < 80; bytes += 7) {
            proxy.cutAfter(bytes, Direction.TO_CLIENT);
            assertThatThrownBy(() -> connect(options())).hasCauseInstanceOf(MySqlConnectionException.class);
        }
    }

    @Test
    void aLoginThatTheServerRefusesIsClosed() {
        assertThatThrownBy(() -> connect(options().password("wrong")))
                .hasCauseInstanceOf(MySqlAuthenticationException.class);
        assertThatThrownBy(() -> connect(options().user("nobody_at_all").password("x")))
                .hasCauseInstanceOf(MySqlAuthenticationException.class);
        assertThat(proxy.connectionsAccepted()).isEqualTo(2);
    }

    private ConnectOptionsBuilder options() {
        return Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .host("127.0.0.1")
                .port(proxy.port())
                .sslMode(SslMode.DISABLED);
    }

    private static MySqlConnection connect(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }
}
