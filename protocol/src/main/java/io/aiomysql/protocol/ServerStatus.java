package io.aiomysql.protocol;

/**
 * Names for the status flags that the server sends at the end of every answer.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/mysql__com_8h.html#a1d854e841086925be1883e4d7b4e8cad">MySQL:
 *     SERVER_STATUS_flags_enum</a>
 */
public final class ServerStatus {

    /** A transaction is open. */
    public static final int SERVER_STATUS_IN_TRANS = 0x0001;

    /** Autocommit is on. */
    public static final int SERVER_STATUS_AUTOCOMMIT = 0x0002;

    /** Another result follows this one. */
    public static final int SERVER_MORE_RESULTS_EXISTS = 0x0008;

    /** A cursor is open: rows come when they are fetched. */
    public static final int SERVER_STATUS_CURSOR_EXISTS = 0x0040;

    /** The cursor has sent its last row, and is closed. */
    public static final int SERVER_STATUS_LAST_ROW_SENT = 0x0080;

    /** A backslash in a string literal is an ordinary character (sql_mode NO_BACKSLASH_ESCAPES). */
    public static final int SERVER_STATUS_NO_BACKSLASH_ESCAPES = 0x0200;

    /** The result is the row of a procedure's OUT and INOUT parameters. */
    public static final int SERVER_PS_OUT_PARAMS = 0x1000;

    /** The open transaction is read-only. */
    public static final int SERVER_STATUS_IN_TRANS_READONLY = 0x2000;

    /** The OK packet reports changes of the session's state. */
    public static final int SERVER_SESSION_STATE_CHANGED = 0x4000;

    private ServerStatus() {}

    /**
     * Says whether a flag is set.
     *
     * @param status the flags of a packet
     * @param flag one of this class's constants
     * @return true when it is set
     */
    public static boolean has(int status, int flag) {
        return (status & flag) != 0;
    }
}
