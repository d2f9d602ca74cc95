package io.aiomysql.internal.statement;

import io.aiomysql.internal.session.Environment;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;

/**
 * Which prepared statement an operation wants.
 *
 * @param sql with a {@code ?} for each parameter
 * @param cursor whether it is for cursors
 * @param isShareable whether one that was prepared for another run will do. Not where the SQL has variables: servers take the
 *     type (MySQL 9.7) and the character set (MariaDB 11.8) that a variable has when they prepare the statement. Not for streams:
 *     in the place of a number that was sent before, MariaDB (11.8) reads something else than what is streamed
 * @param negates whether it may have {@code -?}, whose type MariaDB (11.8) keeps from the first run
 */
public record StatementRequest(String sql, boolean cursor, boolean isShareable, boolean negates) {

    /** Wants one to run with a cursor, or without. */
    public static StatementRequest of(BoundSql bound, boolean cursor) {
        return new StatementRequest(
                bound.preparable(), cursor, !bound.hasVariables() && !bound.isStreamed(), hasMinus(bound.sql()));
    }

    /** Wants one to be prepared for a user, who runs it without a cursor. */
    public static StatementRequest of(ParsedSql parsed) {
        return new StatementRequest(parsed.preparable(), false, !parsed.hasVariables(), hasMinus(parsed.sql()));
    }

    private static boolean hasMinus(String sql) {
        int at = sql.indexOf('-');
        while (at >= 0) {
            int next = at + 1;
            while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
                next++;
            }
            if (next < sql.length() && (sql.charAt(next) == '?' || sql.charAt(next) == ':')) {
                return true;
            }
            at = sql.indexOf('-', next);
        }
        return false;
    }

    StatementKey in(Environment environment) {
        return new StatementKey(sql, cursor, environment);
    }

    /** Leaves the SQL out, which may hold values. */
    @Override
    public String toString() {
        return "StatementRequest[" + sql.length() + " characters" + (cursor ? ", cursor" : "") + "]";
    }
}
