package io.aiomysql;

/** What a statement asks of the server, in {@link StatementEvent#kind()}. */
public enum StatementKind {
    /** SQL in the text protocol (COM_QUERY); also those that begin and end transactions. */
    QUERY,
    /** A prepared statement is run, and prepared before that if need be (COM_STMT_PREPARE and COM_STMT_EXECUTE). */
    EXECUTE,
    /** A statement is prepared for {@link MySqlConnection#prepare} (COM_STMT_PREPARE). */
    PREPARE,
    /** Rows of a {@link ServerCursor} are fetched (COM_STMT_FETCH); a cursor fetches one batch ahead. */
    FETCH,
    /** {@link MySqlConnection#selectDatabase} (COM_INIT_DB). */
    SELECT_DATABASE,
    /** {@link MySqlConnection#ping} (COM_PING). */
    PING,
    /** {@link MySqlConnection#reset} (COM_RESET_CONNECTION, or COM_CHANGE_USER where a server does not know it). */
    RESET,
    /** {@link MySqlConnection#changeUser} (COM_CHANGE_USER). */
    CHANGE_USER
}
