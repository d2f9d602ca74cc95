package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.proxy.FaultProxy;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many statements on few connections, cancelled at random: whatever was not cancelled has the outcome that it would have had by
 * itself. A longer run: {@code -Daiomysql.test.storm=10000 -Daiomysql.test.stormSeed=7}.
 */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class CancellationStormIT {

    private static final int STATEMENTS = Integer.getInteger("aiomysql.test.storm", 1_500);
    private static final long SEED = Long.getLong("aiomysql.test.stormSeed", 20_260);
    private static final int CONNECTIONS = 8;

    @Parameter
    Target target;

    @AfterAll
    static void noThreadIsLeft() {
        BadServerTest.awaitNoThread();
    }

    @Test
    void whatWasNotCancelledIsAsIfNothingHadBeen() {
        storm(options -> options, STATEMENTS);
    }

    @Test
    void soItIsWhereEachConnectionSendsOneCommandAtATime() {
        storm(options -> options.pipelining(1), STATEMENTS / 2);
    }

    @Test
    void soItIsOverANetworkThatSplitsAndDelaysWhatIsSent() {
        TestServer server = TestServers.get(target.kind());
        try (FaultProxy proxy = FaultProxy.to(server.host(), server.port())) {
            proxy.splitWrites(7);
            proxy.delayUpTo(Duration.ofMillis(3));
            storm(options -> options.host("127.0.0.1").port(proxy.port()), STATEMENTS / 5);
            proxy.awaitAllClosed();
        }
    }

    private void storm(java.util.function.UnaryOperator<ConnectOptionsBuilder> change, int statements) {
        TestServer server = TestServers.get(target.kind());
        ConnectOptions options = change.apply(Endpoints.overTcp(server)
                        .transport(target.transport())
                        .sslMode(SslMode.DISABLED)
                        .autocommit(true))
                .build();
        MySqlConnection watcher = MySqlConnection.connect(Endpoints.overTcp(server)
                        .transport(target.transport())
                        .autocommit(true)
                        .build())
                .join();
        String table = "storm_" + System.nanoTime();
        watcher.query("CREATE TABLE " + table + " (id BIGINT PRIMARY KEY, connection INT)")
                .join();
        List<MySqlConnection> connections = new ArrayList<>();
        try {
            List<Thread> threads = new ArrayList<>();
            List<StormLane> lanes = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                MySqlConnection connection = MySqlConnection.connect(options).join();
                connections.add(connection);
                StormLane lane = new StormLane(connection, table, i, statements / CONNECTIONS, SEED + i);
                lanes.add(lane);
                threads.add(new Thread(lane, "storm-" + i));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                join(thread);
            }
            lanes.forEach(StormLane::check);
            for (int i = 0; i < CONNECTIONS; i++) {
                MySqlConnection connection = connections.get(i);
                assertThat(connection.isClosed()).as("connection %s", i).isFalse();
                assertThat(connection
                                .queryValue(Integer.class, "SELECT " + (1_000 + i))
                                .join())
                        .isEqualTo(1_000 + i);
                lanes.get(i).checkInserts(watcher);
            }
            new ProcessList(watcher).awaitOnly(connections.toArray(new MySqlConnection[0]));
            assertThat(new ProcessList(watcher).runs(table)).isFalse();
        } finally {
            connections.forEach(MySqlConnection::close);
            watcher.query("DROP TABLE " + table).join();
            watcher.closeGracefully().join();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofMinutes(9).toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
}
