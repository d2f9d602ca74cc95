package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ServerFamily;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What a server does for its clients, as a connection of the test's own sees it. */
final class ProcessList {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MySqlConnection watcher;
    private final String table;

    ProcessList(MySqlConnection watcher) {
        this.watcher = watcher;
        this.table = watcher.serverFamily() == ServerFamily.MARIADB
                ? "information_schema.PROCESSLIST"
                : "performance_schema.processlist";
    }

    /** Says whether a statement with this text in it is running. */
    boolean runs(String marker) {
        return watcher.queryValue(
                                Long.class,
                                "SELECT COUNT(*) FROM " + table + " WHERE ID <> CONNECTION_ID() AND INFO LIKE ?",
                                "%" + marker + "%")
                        .join()
                > 0;
    }

    /** The threads of all clients. */
    Set<Long> threads() {
        List<Long> ids = watcher.queryAs(
                        Long.class,
                        "SELECT ID FROM " + table + " WHERE USER NOT IN ('event_scheduler', 'system user')"
                                + " AND COMMAND <> 'Daemon'")
                .join();
        return ids.stream().collect(Collectors.toSet());
    }

    void awaitRunning(String marker) {
        await(() -> runs(marker), "the statement runs");
    }

    /** Fails if the statement still runs after some seconds, which is far below what it would take by itself. */
    void awaitGone(String marker) {
        await(() -> !runs(marker), "the statement is stopped");
    }

    /** Waits until the server has no other clients than these. */
    void awaitOnly(MySqlConnection... connections) {
        Set<Long> expected = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(watcher), java.util.stream.Stream.of(connections))
                .map(MySqlConnection::threadId)
                .collect(Collectors.toSet());
        await(() -> threads().equals(expected), "only these connections are left");
    }

    private static void await(BooleanSupplier condition, String what) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(PATIENCE.toNanos());
        }
    }
}
