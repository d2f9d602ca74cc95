package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.protocol.ErrorCode;

/** The server's errors after which a prepared statement was not executed, and can be prepared again. */
final class ServerRefusals {

    private static final String CALL = "CALL";

    private ServerRefusals() {}

    /** Says whether an error that answers COM_STMT_EXECUTE means that nothing was run. */
    static boolean wasNotExecuted(int code, String sql) {
        // A procedure may have run in part before one of its statements had to be prepared again.
        return code == ErrorCode.ER_UNKNOWN_STMT_HANDLER || (code == ErrorCode.ER_NEED_REPREPARE && !mayCall(sql));
    }

    static MySqlServerException asNotExecuted(MySqlServerException refusal) {
        return new MySqlServerException(refusal.code(), refusal.sqlState(), refusal.serverMessage(), false);
    }

    private static boolean mayCall(String sql) {
        String start = sql.stripLeading();
        return start.regionMatches(true, 0, CALL, 0, CALL.length()) || start.startsWith("/*") || start.startsWith("{");
    }
}
