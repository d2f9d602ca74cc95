package io.aiomysql;

import io.aiomysql.testkit.fake.FakeResult;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Gate;
import io.aiomysql.testkit.fake.Scripts;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The errors of statements, and of connections that were open. */
final class TroubleWithStatements {

    private TroubleWithStatements() {}

    static List<Throwable> syntax(Trouble trouble) {
        return onEach(trouble, connection -> connection.query("SELEC 1"));
    }

    static List<Throwable> parameterCount(Trouble trouble) {
        MySqlConnection connection = trouble.connect(trouble.options(ServerKind.MARIADB));
        return List.of(
                Trouble.thrown(() -> connection.query("SELECT ? + ?", 1)),
                Trouble.thrown(() -> connection.query("SELECT '?'", 1)));
    }

    static List<Throwable> duplicateKey(Trouble trouble) {
        return onEach(trouble, connection -> {
            connection.query("CREATE TEMPORARY TABLE item (id INT PRIMARY KEY)").join();
            return connection.query("INSERT INTO item VALUES (5), (5)");
        });
    }

    static List<Throwable> joinOnTheIoThread(Trouble trouble) {
        Gate listening = new Gate();
        FakeServer server = trouble.fakeServer(Scripts.login()
                .expectCommand("SELECT 1")
                .delayUntil(listening)
                .sendResult(FakeResult.columns("1").row("1"))
                .expectClientClose());
        MySqlConnection connection = trouble.connect(trouble.options(server).callbackExecutor(Runnable::run));
        CompletableFuture<QueryResult> answer = connection
                .query("SELECT 1")
                .thenApply(one -> connection.query("SELECT 2").join());
        listening.open();
        return List.of(Trouble.thrown(() -> answer));
    }

    static List<Throwable> tooLargeStatement(Trouble trouble) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            MySqlConnection admin = trouble.connect(trouble.options(kind));
            long before = admin.queryValue(long.class, "SELECT @@global.max_allowed_packet")
                    .join();
            admin.query("SET GLOBAL max_allowed_packet = 1048576").join();
            try {
                MySqlConnection connection = trouble.connect(trouble.options(kind));
                String sql = "SELECT LENGTH('" + "x".repeat(3_000_000) + "')";
                thrown.add(Trouble.thrown(() -> connection.query(sql)));
            } finally {
                admin.query("SET GLOBAL max_allowed_packet = " + before).join();
            }
        }
        return thrown;
    }

    static List<Throwable> tooLargeResult(Trouble trouble) {
        MySqlConnection connection =
                trouble.connect(trouble.options(ServerKind.MARIADB).maxResultSize(1_000_000));
        return List.of(Trouble.thrown(() -> connection.query("SELECT REPEAT('x', 3000000)")));
    }

    static List<Throwable> idleForTooLong(Trouble trouble) throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            MySqlConnection connection = trouble.connect(trouble.options(kind));
            connection.query("SET SESSION wait_timeout = 1").join();
            var unused = connection.closed().get(60, TimeUnit.SECONDS);
            thrown.add(Trouble.thrown(() -> connection.query("SELECT 1")));
        }
        return thrown;
    }

    static List<Throwable> readOnlyServer(Trouble trouble) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            MySqlConnection admin = trouble.connect(trouble.options(kind));
            String table = "read_only_" + admin.threadId();
            String user = Accounts.create(admin, TestServers.get(kind).database(), "right");
            admin.query("CREATE TABLE " + table + " (id INT)").join();
            admin.query("SET GLOBAL read_only = 1").join();
            try {
                MySqlConnection connection =
                        trouble.connect(trouble.options(kind).user(user).password("right"));
                thrown.add(Trouble.thrown(() -> connection.query("INSERT INTO " + table + " VALUES (1)")));
            } finally {
                admin.query("SET GLOBAL read_only = 0").join();
                admin.query("DROP TABLE " + table).join();
            }
        }
        return thrown;
    }

    private static List<Throwable> onEach(Trouble trouble, Function<MySqlConnection, CompletableFuture<?>> statement) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            MySqlConnection connection = trouble.connect(trouble.options(kind));
            thrown.add(Trouble.thrown(() -> statement.apply(connection)));
        }
        return thrown;
    }
}
