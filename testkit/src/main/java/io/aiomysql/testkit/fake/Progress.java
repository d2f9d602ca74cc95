package io.aiomysql.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far each connection's script has come, and what was received. Safe for use by many threads. */
final class Progress {

    private final Monitor monitor = new Monitor();
    private final ConnectionCount connections = new ConnectionCount();
    private final int leastScripts;
    private final Map<Integer, String> unfinished = new TreeMap<>();
    private final List<HandshakeResponse> handshakeResponses = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private @Nullable AssertionError failure;
    private int begun;
    private boolean closing;

    Progress(int leastScripts) {
        this.leastScripts = leastScripts;
    }

    ConnectionCount connections() {
        return connections;
    }

    void begin(int connection) {
        monitor.update(() -> {
            begun++;
            unfinished.put(connection, "connection " + connection);
        });
    }

    void reached(int connection, String place) {
        monitor.update(() -> unfinished.put(connection, place));
    }

    void played(int connection) {
        monitor.update(() -> unfinished.remove(connection));
    }

    void failed(AssertionError error) {
        monitor.update(() -> {
            if (failure == null && !closing) {
                failure = error;
            }
        });
    }

    /** From here on, what goes wrong does so because the server ends. */
    void closing() {
        monitor.update(() -> closing = true);
    }

    void received(HandshakeResponse response) {
        monitor.update(() -> handshakeResponses.add(response));
    }

    void receivedQuery(String sql) {
        monitor.update(() -> queries.add(sql));
    }

    List<HandshakeResponse> handshakeResponses() {
        return monitor.read(() -> List.copyOf(handshakeResponses));
    }

    List<String> queries() {
        return monitor.read(() -> List.copyOf(queries));
    }

    void awaitPlayed(Duration timeout) {
        boolean decided = monitor.await(() -> failure != null || isPlayed(), timeout);
        AssertionError first = monitor.read(() -> failure);
        if (first != null) {
            // A new one, whose stack shows the test as well.
            throw new AssertionError(first.getMessage(), first);
        }
        if (!decided) {
            throw new AssertionError(monitor.read(() -> "connections: " + begun + ", scripts: " + leastScripts
                    + ", not played to the end: " + String.join("; ", unfinished.values())));
        }
    }

    private boolean isPlayed() {
        return begun >= leastScripts && unfinished.isEmpty();
    }
}
