package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiomysql.testkit.proxy.Direction;
import io.aiomysql.testkit.proxy.FaultProxy;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import io.aiomysql.testkit.transport.Transports;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Statements that the server wants prepared again (1615), after it has tried three times by itself. It has to when a statement
 * uses more views than its cache has room for: the first are evicted when the last are read, and are others when they are
 * read again. MariaDB 11.8 sees that they are the same, but not so of a table whose trigger is younger than the statement: this one's
 * was created in the future.
 */
@ParameterizedClass
@EnumSource(ServerKind.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class RepreparationIT {

    private static final int NEED_REPREPARE = 1615;

    /** No server's table_definition_cache is smaller. */
    private static final int SMALLEST_CACHE = 400;

    private static final int VIEWS = SMALLEST_CACHE + 20;

    @Parameter
    ServerKind kind;

    private MySqlConnection admin;
    private MySqlConnection connection;
    private FaultProxy proxy;
    private long tablesBefore;
    private long definitionsBefore;

    @BeforeEach
    void createMoreViewsThanTheCacheHasRoomFor() {
        TestServer server = TestServers.get(kind);
        proxy = FaultProxy.to(server.host(), server.port());
        admin = connect(options(server));
        connection = connect(options(server).host("127.0.0.1").port(proxy.port()));
        tablesBefore = number("SELECT @@GLOBAL.table_open_cache");
        definitionsBefore = number("SELECT @@GLOBAL.table_definition_cache");
        List<CompletableFuture<QueryResult>> creating = new ArrayList<>();
        creating.add(admin.query("DROP TABLE IF EXISTS re_made, re_base, re_last"));
        creating.add(admin.query("CREATE TABLE re_made (v INT)"));
        creating.add(admin.query("CREATE TABLE re_base (v INT)"));
        creating.add(admin.query("INSERT INTO re_base VALUES (1)"));
        creating.add(admin.query("SET timestamp=2000000000"));
        creating.add(admin.query("CREATE TABLE re_last (v INT)"));
        creating.add(admin.query("CREATE TRIGGER re_young BEFORE DELETE ON re_last FOR EACH ROW SET @x = 1"));
        creating.add(admin.query("SET timestamp=DEFAULT"));
        for (int i = 0; i < VIEWS; i++) {
            creating.add(admin.query("CREATE OR REPLACE VIEW re_view_" + i + " AS SELECT v FROM re_base"));
        }
        creating.forEach(CompletableFuture::join);
    }

    @AfterEach
    void dropThem() {
        caches(tablesBefore, definitionsBefore);
        StringBuilder views = new StringBuilder("DROP VIEW IF EXISTS re_view_0");
        for (int i = 1; i < VIEWS; i++) {
            views.append(", re_view_").append(i);
        }
        admin.query(views.toString()).join();
        admin.query("DROP TABLE IF EXISTS re_made, re_base, re_last").join();
        connection.close();
        admin.close();
        proxy.awaitAllClosed();
        proxy.close();
    }

    @Test
    void theStatementIsPreparedAndRunAgainOnceAndNeverTwice() {
        assertThat(insert(1).join().affectedRows()).isEqualTo(VIEWS + 1);
        // The first refusal is held back until there is room again.
        shrinkCaches();
        proxy.stall(Direction.TO_CLIENT);
        long before = repreparations();
        CompletableFuture<QueryResult> result = insert(2);
        awaitRefusal(before);
        caches(tablesBefore, definitionsBefore);
        proxy.resume();
        assertThat(result.join().affectedRows()).isEqualTo(VIEWS + 1);
        assertThat(number("SELECT COUNT(*) FROM re_made")).isEqualTo(2 * (VIEWS + 1));
        assertThat(number("SELECT COUNT(*) FROM re_made WHERE v = 2")).isEqualTo(1);
        assertThat(status(connection, "SESSION", "Com_stmt_close")).isEqualTo(1);

        shrinkCaches();
        MySqlServerException refused = refusal(insert(3));
        assertThat(refused.code()).isEqualTo(NEED_REPREPARE);
        assertThat(refused.mayHaveExecuted()).isFalse();

        CompletableFuture<QueryResult> first = insert(4);
        CompletableFuture<QueryResult> behind = connection.query("SELECT 5");
        assertThat(refusal(first).code()).isEqualTo(NEED_REPREPARE);
        assertThat(refusal(first).mayHaveExecuted()).isFalse();
        assertThat(behind.join().single().getInt(0)).isEqualTo(5);
        assertThat(number("SELECT COUNT(*) FROM re_made")).isEqualTo(2 * (VIEWS + 1));

        caches(tablesBefore, definitionsBefore);
        assertThat(insert(6).join().affectedRows()).isEqualTo(VIEWS + 1);
        assertThat(number("SELECT COUNT(*) FROM re_made WHERE v IN (3, 4, 5, 6)"))
                .isEqualTo(1);
    }

    private CompletableFuture<QueryResult> insert(int number) {
        StringBuilder sql = new StringBuilder("INSERT INTO re_made SELECT ?");
        for (int i = 0; i < VIEWS; i++) {
            sql.append(" UNION ALL SELECT v FROM re_view_").append(i);
        }
        return connection.query(sql + " UNION ALL SELECT v FROM re_last", number);
    }

    private void shrinkCaches() {
        caches(10, SMALLEST_CACHE);
    }

    private void caches(long tables, long definitions) {
        admin.query("SET GLOBAL table_open_cache=" + tables).join();
        admin.query("SET GLOBAL table_definition_cache=" + definitions).join();
    }

    /** The server has tried three times, and given its answer to the line. */
    private void awaitRefusal(long repreparationsBefore) {
        String idle = "SELECT COUNT(*) FROM information_schema.processlist WHERE command = 'Sleep' AND id = "
                + connection.threadId();
        while (repreparations() < repreparationsBefore + 3 || number(idle) == 0) {
            Thread.onSpinWait();
        }
    }

    private long repreparations() {
        return status(admin, "GLOBAL", "Com_stmt_reprepare");
    }

    private static long status(MySqlConnection session, String scope, String name) {
        QueryResult result =
                session.query("SHOW " + scope + " STATUS LIKE '" + name + "'").join();
        return Long.parseLong(result.rows().get(0).getString(1));
    }

    private long number(String sql) {
        return admin.query(sql).join().single().getLong(0);
    }

    private static MySqlServerException refusal(CompletableFuture<?> refused) {
        CompletionException failed = catchThrowableOfType(CompletionException.class, refused::join);
        return (MySqlServerException) failed.getCause();
    }

    private static ConnectOptionsBuilder options(TestServer server) {
        return Endpoints.overTcp(server)
                .transport(Transports.names().findFirst().orElseThrow())
                .sslMode(SslMode.DISABLED)
                .autocommit(true);
    }

    private static MySqlConnection connect(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }
}
