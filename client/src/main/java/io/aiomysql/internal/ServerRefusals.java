package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;

/**
 * The server's errors after which a prepared statement was not run, and can be prepared again.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: server errors</a>
 */
public final class ServerRefusals {

    /** ER_UNKNOWN_STMT_HANDLER: as behind a proxy that has changed servers. */
    static final int UNKNOWN_STATEMENT = 1243;

    /** ER_MAX_PREPARED_STMT_COUNT_REACHED: the limit is the server's, over all its connections. */
    public static final int TOO_MANY_STATEMENTS = 1461;

    /**
     * ER_NEED_REPREPARE: the tables were changed faster than the server could follow, or there are more views in the statement
     * than its table_definition_cache has room for.
     */
    private static final int NEED_REPREPARE = 1615;

    private static final String CALL = "CALL";

    private ServerRefusals() {}

    /** Says whether an error that answers COM_STMT_EXECUTE means that nothing was run. */
    static boolean wasNotExecuted(int code, String sql) {
        // A procedure may have come far before one of its statements had to be prepared again.
        return code == UNKNOWN_STATEMENT || (code == NEED_REPREPARE && !mayCall(sql));
    }

    static MySqlServerException asNotExecuted(MySqlServerException refusal) {
        return new MySqlServerException(refusal.code(), refusal.sqlState(), refusal.serverMessage(), false);
    }

    private static boolean mayCall(String sql) {
        String start = sql.stripLeading();
        return start.regionMatches(true, 0, CALL, 0, CALL.length()) || start.startsWith("/*") || start.startsWith("{");
    }
}
