package io.aiomysql.internal.statement;

import io.aiomysql.internal.sql.FirstWord;
import io.aiomysql.protocol.ErrorCode;
import java.util.Set;

/** The server's errors after which a prepared statement was not executed, and can be prepared again. */
final class ServerRefusals {

    /** What begins with one of these calls no procedure, which could run much before a statement of its own is refused. */
    private static final Set<String> NO_CALL =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "VALUES", "TABLE", "(");

    private ServerRefusals() {}

    /** Says whether an error that answers COM_STMT_EXECUTE means that nothing was run. */
    static boolean wasNotExecuted(int code, String sql) {
        return concernsPreparation(code) && !mayCall(sql);
    }

    /** Says whether an error may mean that the server does not have the statement, or wants it prepared again. */
    static boolean concernsPreparation(int code) {
        return code == ErrorCode.ER_UNKNOWN_STMT_HANDLER || code == ErrorCode.ER_NEED_REPREPARE;
    }

    /** MariaDB runs blocks as BEGIN NOT ATOMIC too, and calls a procedure by its bare name under sql_mode=ORACLE. */
    private static boolean mayCall(String sql) {
        return !NO_CALL.contains(FirstWord.of(sql));
    }
}
