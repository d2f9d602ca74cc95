package io.aiomysql.internal.session;

import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_AUTOCOMMIT;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_IN_TRANS;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_NO_BACKSLASH_ESCAPES;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.SqlModeNames;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;

/**
 * The state of the session, as the server's answers report it. Written on the I/O thread before the answer's future
 * completes, read from any thread.
 */
public final class SessionState {

    private static final String SQL_MODE = "sql_mode";
    private static final String RESULTS_CHARSET = "character_set_results";

    private final boolean ansiQuotesBySetUp;
    private volatile int status;
    private volatile String database;
    private volatile boolean wroteInTransaction;
    private volatile boolean ansiQuotes;

    /** Set before the first command, used on the I/O thread. */
    private Refusals refusals = Refusals.OF_ANY_SERVER;

    /** As the server reported it last; empty if it never did. */
    private volatile String resultsCharset = "";

    /**
     * Creates the state before the first answer.
     *
     * @param database the name, empty for none
     * @param sqlMode the sql_mode that the session's set-up sets; empty if it sets none
     */
    public SessionState(String database, String sqlMode) {
        this.database = database;
        this.ansiQuotesBySetUp = SqlModeNames.hasAnsiQuotes(sqlMode);
        this.ansiQuotes = ansiQuotesBySetUp;
    }

    /** Sets how the server's errors are reported; before the first command. */
    public void refusals(Refusals ofServer) {
        refusals = ofServer;
    }

    /** Returns what makes exceptions of the server's errors. */
    public Refusals refusals() {
        return refusals;
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

    /** The server has confirmed COM_INIT_DB; if it tracks the schema, the name that it reports counts. */
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

    /** Says whether a transaction is open that has changed rows: closing the connection rolls it back. */
    public boolean hasUncommittedChanges() {
        return wroteInTransaction;
    }

    /**
     * Returns how the server reads string literals. Each answer reports what backslashes mean; the options, and servers that
     * track sql_mode, report what double quotes mean.
     */
    public SqlModes sqlModes() {
        return new SqlModes(ServerStatus.has(status, SERVER_STATUS_NO_BACKSLASH_ESCAPES), ansiQuotes);
    }

    /**
     * Returns the character set of text in results, to find out whether it has changed; empty if the server does not report
     * it.
     */
    public String resultsCharset() {
        return resultsCharset;
    }

    /** Returns the name, empty for none. */
    public String database() {
        return database;
    }
}
