package io.aiomysql.internal.statement;

import io.aiomysql.internal.session.Environment;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prepared statements that are kept, least recently used first. Used by the queue's drainer alone. */
final class StatementCache {

    private static final float LOAD_FACTOR = 0.75f;

    private final int capacity;
    private final Map<StatementKey, ServerStatement> statements = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    StatementCache(int capacity) {
        this.capacity = capacity;
    }

    /** Finds a statement, used or not. */
    @Nullable
    ServerStatement find(StatementKey key) {
        return statements.get(key);
    }

    boolean isFull() {
        return statements.size() >= capacity;
    }

    /** Keeps a statement if there is room. */
    void add(ServerStatement statement) {
        if (!isFull()) {
            statements.put(statement.key(), statement);
            statement.life().keep();
        }
    }

    /** Removes a statement; says whether it was kept. */
    boolean remove(ServerStatement statement) {
        return statements.remove(statement.key(), statement);
    }

    /** Keeps a statement for another environment, unless there is one for that; then it is dismissed. */
    void move(ServerStatement statement, Environment environment) {
        boolean kept = remove(statement);
        statement.preparedIn(environment);
        if (kept && statements.putIfAbsent(statement.key(), statement) != null) {
            statement.life().dismiss();
        }
    }

    /**
     * Removes the least recently used of those that nobody uses.
     *
     * @param answered how many commands are answered
     * @return the statement, or null when all are in use
     */
    @Nullable
    ServerStatement evict(long answered) {
        Iterator<ServerStatement> eldestFirst = statements.values().iterator();
        while (eldestFirst.hasNext()) {
            ServerStatement candidate = eldestFirst.next();
            if (!candidate.life().isInUse(answered)) {
                eldestFirst.remove();
                return candidate;
            }
        }
        return null;
    }

    /** Forgets all: the server has none of them any more. */
    void clear() {
        statements.clear();
    }
}
