package io.aiomysql.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prepared statements that are kept, least recently used first. Used by the queue's drainer alone. */
final class StatementCache {

    private static final float LOAD_FACTOR = 0.75f;

    private final int capacity;
    private final Map<Key, ServerStatement> statements = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    StatementCache(int capacity) {
        this.capacity = capacity;
    }

    private record Key(String sql, boolean cursor) {
        static Key of(ServerStatement statement) {
            return new Key(statement.sql(), statement.isForCursor());
        }
    }

    /** Finds a statement, used or not. */
    @Nullable
    ServerStatement find(String sql, boolean cursor) {
        return statements.get(new Key(sql, cursor));
    }

    /** Keeps a statement, unless there is no room. */
    void add(ServerStatement statement) {
        if (statements.size() < capacity) {
            statements.put(Key.of(statement), statement);
            statement.keep();
        }
    }

    void remove(ServerStatement statement) {
        statements.remove(Key.of(statement), statement);
        statement.dismiss();
    }

    /** Takes one that nobody uses out, if there is no room for another; null when there is, or all are in use. */
    @Nullable
    ServerStatement makeRoom() {
        return statements.size() < capacity ? null : evict();
    }

    /** Takes the least recently used out of those that nobody uses. */
    @Nullable
    ServerStatement evict() {
        Iterator<ServerStatement> eldestFirst = statements.values().iterator();
        while (eldestFirst.hasNext()) {
            ServerStatement candidate = eldestFirst.next();
            if (!candidate.isHeld()) {
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
