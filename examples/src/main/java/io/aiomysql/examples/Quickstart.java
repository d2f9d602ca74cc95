package io.aiomysql.examples;

import io.aiomysql.ConnectOptions;
import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.QueryResult;
import io.aiomysql.testkit.server.EmbeddedMariaDb;
import io.aiomysql.testkit.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A first walk: connect, create, insert, read back through a cursor, run ten statements at once on one connection, and roll a
 * transaction back.
 *
 * <p>Without arguments it starts a MariaDB of its own; with {@code --url mysql://user:password@host:port/database} it uses
 * that server, in which it makes a temporary table only.
 */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the walk.
     *
     * @param args nothing, or {@code --url} and a URL
     */
    public static void main(String[] args) {
        if (args.length == 2 && args[0].equals("--url")) {
            run(ConnectOptions.parse(args[1]));
        } else if (args.length == 0) {
            try (TestServer server = EmbeddedMariaDb.start()) {
                run(ConnectOptions.builder()
                        .host(server.host())
                        .port(server.port())
                        .user(server.user())
                        .password(server.password())
                        .database(server.database())
                        .build());
            }
        } else {
            System.err.println("usage: Quickstart [--url mysql://user:password@host:port/database]");
            System.exit(2);
        }
    }

    private static void run(ConnectOptions options) {
        StepTable steps = new StepTable();
        MySqlConnection connection =
                steps.time("connect", () -> MySqlConnection.connect(options).join());
        System.out.println("connected to " + connection.serverVersion() + " (" + connection.serverFamily() + ")"
                + (connection.isTls() ? " over TLS" : ""));
        steps.time("create a table", () -> createTable(connection));
        steps.time("insert three rows and commit", () -> insert(connection));
        List<String> lines = steps.time("read them back through a cursor", () -> readBack(connection));
        List<Integer> sums = steps.time("ten statements at once", () -> tenAtOnce(connection));
        long left = steps.time("a transaction that rolls back", () -> rollBack(connection));
        steps.time("say goodbye", () -> connection.closeGracefully().join());

        System.out.println();
        lines.forEach(System.out::println);
        System.out.println();
        System.out.println("ten statements at once gave " + sums + ", in order");
        System.out.println("after the rollback there are still " + left + " planets");
        System.out.println();
        steps.print();
    }

    private static QueryResult createTable(MySqlConnection connection) {
        return connection
                .query("CREATE TEMPORARY TABLE planet (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20) NOT NULL,"
                        + " radius_km INT, discovered DATE)")
                .join();
    }

    private static QueryResult insert(MySqlConnection connection) {
        CompletableFuture<QueryResult> inserting =
                connection.query("INSERT INTO planet (name, radius_km, discovered) VALUES ('Mercury', 2440, NULL),"
                        + " ('Uranus', 25362, '1781-03-13'), ('Neptune', 24622, '1846-09-23')");
        // Both are on their way before the first is answered; they run in order.
        connection.commit().join();
        return inserting.join();
    }

    private static List<String> readBack(MySqlConnection connection) {
        List<String> lines = new ArrayList<>();
        try (Cursor cursor = connection.cursor()) {
            cursor.execute("SELECT id, name, radius_km, discovered FROM planet ORDER BY id")
                    .join();
            lines.add(String.format("%-4s %-10s %10s  %s", "id", "name", "radius_km", "discovered"));
            for (var row = cursor.fetchOne().join();
                    row != null;
                    row = cursor.fetchOne().join()) {
                Object discovered = row.isNull("discovered") ? "in antiquity" : row.getLocalDate("discovered");
                lines.add(String.format(
                        "%-4d %-10s %10d  %s",
                        row.getInt("id"), row.getString("name"), row.getInt("radius_km"), discovered));
            }
        }
        return lines;
    }

    private static List<Integer> tenAtOnce(MySqlConnection connection) {
        List<CompletableFuture<Integer>> running = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            running.add(connection.queryValue(Integer.class, "SELECT ? * ?", i, i));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static long rollBack(MySqlConnection connection) {
        connection.begin().join();
        connection.query("DELETE FROM planet").join();
        connection.rollback().join();
        return connection.queryValue(long.class, "SELECT COUNT(*) FROM planet").join();
    }
}
