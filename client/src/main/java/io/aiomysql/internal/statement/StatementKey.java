package io.aiomysql.internal.statement;

import io.aiomysql.internal.session.Environment;

/**
 * What identifies a prepared statement that is kept: two runs share one if their keys are equal.
 *
 * @param sql with a {@code ?} for each parameter
 * @param cursor whether it is for cursors, and for nothing else: see {@link io.aiomysql.protocol.message.ComStmtExecute}
 * @param environment what the server took from the session when it prepared the statement
 */
public record StatementKey(String sql, boolean cursor, Environment environment) {

    /** Leaves the SQL out, which may hold values. */
    @Override
    public String toString() {
        return "StatementKey[" + sql.length() + " characters" + (cursor ? ", cursor" : "") + ", " + environment + "]";
    }
}
