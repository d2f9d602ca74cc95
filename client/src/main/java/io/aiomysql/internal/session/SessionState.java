package io.aiomysql.internal.session;

import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_AUTOCOMMIT;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_IN_TRANS;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_NO_BACKSLASH_ESCAPES;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.SqlModeNames;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;

/**
 * What every answer of the server tells of the session. Written on the I/O thread before the answer's future completes, read
 * from any.
 */
public final class SessionState {

    private static final String SQL_MODE = "sql_mode";
    private static final String RESULTS_CHARSET = "character_set_results";

    private final boolean ansiQuotesBySetUp;
    private volatile int status;
    private volatile String database;
    private volatile boolean wroteInTransaction;
    private volatile boolean ansiQuotes;

    /** As the server told it last; empty where it never did. */
    private volatile String resultsCharset = "";

    /**
     * Creates the state before the first answer.
     *
     * @param database the name, empty for none
     * @param sqlMode what the session's set-up makes of sql_mode; empty when it leaves it alone
     */
    public SessionState(String database, String sqlMode) {
        this.database = database;
        this.ansiQuotesBySetUp = SqlModeNames.hasAnsiQuotes(sqlMode);
        this.ansiQuotes = ansiQuotesBySetUp;
    }

    public void update(OkPacket ok) {
        status = ok.status();
        boolean inTransaction = ServerStatus.has(ok.status(), SERVER_STATUS_IN_TRANS);
        wroteInTransaction = inTransaction && (wroteInTransaction || ok.affectedRows() != 0);
        String schema = ok.changes().schema();
        if (schema != null) {
            database = schema;
        }
        String sqlMode = ok.changes().variables().get(SQL_MODE);
        if (sqlMode != null) {
            ansiQuotes = SqlModeNames.hasAnsiQuotes(sqlMode);
        }
        resultsCharset = ok.changes().variables().getOrDefault(RESULTS_CHARSET, resultsCharset);
    }

    /** The server has confirmed COM_INIT_DB; where it tracks the schema, its own name for it counts. */
    public void databaseSelected(String name, OkPacket ok) {
        if (ok.changes().schema() == null) {
            database = name;
        }
    }

    /** The server has confirmed COM_RESET_CONNECTION, and need not tell that sql_mode is again what it was. */
    public void variablesReset(OkPacket ok) {
        if (!ok.changes().variables().containsKey(SQL_MODE)) {
            ansiQuotes = ansiQuotesBySetUp;
        }
    }

    public boolean isAutocommit() {
        return ServerStatus.has(status, SERVER_STATUS_AUTOCOMMIT);
    }

    public boolean isInTransaction() {
        return ServerStatus.has(status, SERVER_STATUS_IN_TRANS);
    }

    /** Rows were changed by a transaction that is still open: closing now undoes them. */
    public boolean hasUncommittedChanges() {
        return wroteInTransaction;
    }

    /**
     * Returns how the server reads literals. Backslashes are told by each answer; double quotes by the options, and by servers
     * that track sql_mode.
     */
    public SqlModes sqlModes() {
        return new SqlModes(ServerStatus.has(status, SERVER_STATUS_NO_BACKSLASH_ESCAPES), ansiQuotes);
    }

    /** Returns the character set that text comes in, to tell whether it has changed; empty where the server does not say. */
    public String resultsCharset() {
        return resultsCharset;
    }

    /** Returns the name, empty for none. */
    public String database() {
        return database;
    }
}
