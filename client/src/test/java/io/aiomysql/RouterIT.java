package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.internal.connection.ResetsByLogin;
import io.aiomysql.testkit.log.LoggedWarnings;
import io.aiomysql.testkit.server.MySqlRouter;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import io.aiomysql.testkit.transport.Transports;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A MySQL server behind MySQL Router, which loses pipelined commands of clients without TLS. */
@ParameterizedClass
@MethodSource("ways")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RouterIT {

    private static final int MANY = 100;

    /**
     * A way through the Router.
     *
     * @param oneByOne whether the client must find out that it may send only one command at a time
     */
    record Through(MySqlRouter.Way way, SslMode tls, boolean oneByOne, String transport) {
        @Override
        public String toString() {
            return way + " with " + tls + " by " + transport;
        }
    }

    @Parameter
    Through through;

    private static TestServer server;
    private static MySqlRouter router;
    private MySqlConnection connection;

    static Stream<Through> ways() {
        return Transports.names()
                .flatMap(transport -> Stream.of(
                        new Through(MySqlRouter.Way.DISABLED, SslMode.DISABLED, true, transport),
                        new Through(MySqlRouter.Way.PREFERRED, SslMode.DISABLED, true, transport),
                        new Through(MySqlRouter.Way.PREFERRED, SslMode.REQUIRED, true, transport),
                        new Through(MySqlRouter.Way.AS_CLIENT, SslMode.DISABLED, true, transport),
                        new Through(MySqlRouter.Way.PASSTHROUGH, SslMode.REQUIRED, false, transport),
                        new Through(MySqlRouter.Way.PASSTHROUGH, SslMode.DISABLED, false, transport)));
    }

    @BeforeAll
    static void startRouter() {
        server = TestServers.get(ServerKind.MYSQL);
        router = MySqlRouter.inFrontOf(server);
        // The server then knows the account: a Router without TLS on the client's side cannot pass a full
        // authentication on.
        try (MySqlConnection direct = MySqlConnection.connect(Endpoints.overTcp(server)
                        .transport(Transports.names().findFirst().orElseThrow())
                        .build())
                .join()) {
            direct.ping().join();
        }
    }

    @AfterAll
    static void endRouter() {
        router.close();
    }

    @BeforeEach
    void connect() {
        try (LoggedWarnings warnings = new LoggedWarnings("io.aiomysql")) {
            connection = MySqlConnection.connect(options().build()).join();
            assertThat(warnings.messages(through.oneByOne ? 1 : 0)).hasSize(through.oneByOne ? 1 : 0);
        }
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void everyStatementGetsItsOwnRowHoweverManyAreSubmitted() {
        List<CompletableFuture<QueryResult>> texts = new ArrayList<>();
        List<CompletableFuture<QueryResult>> prepared = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            texts.add(connection.query("SELECT " + i));
            prepared.add(connection.query("SELECT ?, " + i % 7, i));
            if (i % 20 == 19) {
                texts.get(i).join();
            }
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(texts.get(i).join().single().getInt(0)).isEqualTo(i);
            assertThat(prepared.get(i).join().single().getInt(0)).isEqualTo(i);
        }
    }

    @Test
    void everyWriteIsRunOnce() {
        connection.query("CREATE TEMPORARY TABLE t (v INT)").join();
        List<CompletableFuture<QueryResult>> inserts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            inserts.add(connection.query("INSERT INTO t VALUES (?)", i));
        }
        inserts.forEach(CompletableFuture::join);

        Row row = connection
                .query("SELECT COUNT(*), COUNT(DISTINCT v), SUM(v) FROM t")
                .join()
                .single();
        assertThat(row.getInt(0)).isEqualTo(MANY);
        assertThat(row.getInt(1)).isEqualTo(MANY);
        assertThat(row.getInt(2)).isEqualTo(MANY * (MANY - 1) / 2);
    }

    @Test
    void statementsThatAreNotKeptAreClosedBetweenOthers() {
        MySqlConnection uncached =
                MySqlConnection.connect(options().statementCacheSize(2).build()).join();
        List<CompletableFuture<QueryResult>> results = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            results.add(uncached.query("SELECT ?, " + i, i));
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(results.get(i).join().single().getInt(1)).isEqualTo(i);
        }
        uncached.closeGracefully().join();
    }

    @Test
    void aRefusedStatementFailsAlone() {
        CompletableFuture<QueryResult> before = connection.query("SELECT 1");
        CompletableFuture<QueryResult> refused = connection.query("SELECT nonsense");
        CompletableFuture<QueryResult> behind = connection.query("SELECT ?", 2);

        assertThat(before.join().single().getInt(0)).isEqualTo(1);
        assertThatThrownBy(refused::join).hasCauseInstanceOf(MySqlServerException.class);
        assertThat(behind.join().single().getInt(0)).isEqualTo(2);
    }

    @Test
    void transactionsCommitAndRollBack() {
        connection.query("CREATE TEMPORARY TABLE t (v INT) ENGINE=InnoDB").join();
        CompletableFuture.allOf(
                        connection.begin(),
                        connection.query("INSERT INTO t VALUES (?)", 1),
                        connection.rollback(),
                        connection.begin(),
                        connection.query("INSERT INTO t VALUES (?)", 2),
                        connection.commit())
                .join();

        assertThat(connection.isInTransaction()).isFalse();
        assertThat(connection.query("SELECT v FROM t").join().single().getInt(0))
                .isEqualTo(2);
    }

    @Test
    void aResetIsOne() {
        for (int i = 0; i < 4; i++) {
            connection.query("SET @a=1, sql_mode=''").join();
            CompletableFuture<Void> reset = connection.reset();
            CompletableFuture<QueryResult> behind = connection.query("SELECT @a, @@sql_mode, @@autocommit, ?", i);
            reset.join();
            Row row = behind.join().single();
            assertThat(row.isNull(0)).isTrue();
            assertThat(row.getString(1)).isEqualTo("ANSI_QUOTES");
            assertThat(row.getInt(2)).isEqualTo(1);
            assertThat(row.getInt(3)).isEqualTo(i);
            if (i == 1) {
                ResetsByLogin.on(connection);
            }
        }
    }

    @Test
    void theSessionIsTracked() {
        connection.selectDatabase("mysql").join();
        assertThat(connection.database()).contains("mysql");
        connection.query("USE " + server.database()).join();
        assertThat(connection.database()).contains(server.database());
        connection.autocommit(false).join();
        assertThat(connection.isAutocommit()).isFalse();
        connection.ping().join();
    }

    @Test
    void largeValuesPassInBothDirections() {
        byte[] large = new byte[20_000_000];
        Arrays.fill(large, (byte) 'x');
        large[0] = 'a';
        large[large.length - 1] = 'z';
        CompletableFuture<QueryResult> whole = connection.query("SELECT ?", (Object) large);
        CompletableFuture<QueryResult> streamed = connection.query("SELECT LENGTH(?)", new ByteArrayInputStream(large));
        CompletableFuture<QueryResult> behind = connection.query("SELECT 3");

        assertThat(whole.join().single().get(0, byte[].class)).isEqualTo(large);
        assertThat(streamed.join().single().getInt(0)).isEqualTo(large.length);
        assertThat(behind.join().single().getInt(0)).isEqualTo(3);
    }

    @Test
    void cursorsFetchWhileOthersRun() {
        PreparedStatement numbers = connection
                .prepare(
                        "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 100) SELECT v FROM n")
                .join();
        ServerCursor cursor = numbers.open(30).join();
        List<Integer> fetched = new ArrayList<>();
        List<Row> batch = cursor.fetch().join();
        while (!batch.isEmpty()) {
            assertThat(connection.query("SELECT ?", 7).join().single().getInt(0))
                    .isEqualTo(7);
            batch.forEach(row -> fetched.add(row.getInt(0)));
            batch = cursor.fetch().join();
        }
        assertThat(fetched).hasSize(100).startsWith(1, 2).endsWith(99, 100);
        cursor.close();
    }

    private ConnectOptionsBuilder options() {
        ConnectOptionsBuilder options = Endpoints.overTcp(server)
                .host("127.0.0.1")
                .port(router.port(through.way))
                .transport(through.transport)
                .sslMode(through.tls)
                .sqlMode("ANSI_QUOTES")
                .autocommit(true);
        // Nothing tells the client of a Router that passes the server's greeting through: docs/proxies.md.
        boolean unseen = through.way == MySqlRouter.Way.PASSTHROUGH && through.tls == SslMode.DISABLED;
        return unseen ? options.pipelining(1) : options;
    }
}
