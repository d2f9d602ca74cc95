package io.aiomysql.internal.session;

import static io.aiomysql.protocol.ServerStatus.SERVER_MORE_RESULTS_EXISTS;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_AUTOCOMMIT;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_IN_TRANS;
import static io.aiomysql.protocol.ServerStatus.SERVER_STATUS_NO_BACKSLASH_ESCAPES;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.sql.SqlModeNames;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of the session, as the server's answers report it. Written on the I/O thread before the answer's future
 * completes, read from any thread.
 *
 * <pre>
 *   untracked ── the server has confirmed that it reports, and what is in force ──► tracked ── ERR to CALL ──► in doubt
 *       ▲                                                                            │  ▲                        │
 *       └── reset, or a statement about session_track ───────────────────────────────┘  └── the report has come ─┘
 * </pre>
 *
 * <p>An ERR reports nothing. MySQL (9.7) reports what changed before it with the next OK, MariaDB (11.8) with the next OK that
 * reports a change.
 */
public final class SessionState {

    private static final String AUTOCOMMIT = "autocommit";
    private static final String SQL_MODE = "sql_mode";
    private static final String CLIENT_CHARSET = "character_set_client";
    private static final String RESULTS_CHARSET = "character_set_results";
    private static final String TIME_ZONE = "time_zone";
    private static final String LAST_GTID = "last_gtid";

    /** The name of no zone. */
    private static final String UNKNOWN_ZONE = "?";

    private final ServerFamily family;
    private final @Nullable SqlModes modesBySetUp;
    private volatile int status;
    private volatile Environment environment;
    private volatile boolean wroteInTransaction;

    /** As the server reported it; empty if it never did. MySQL (9.7) sets the status flag though the server's default is off. */
    private volatile String autocommit = "";

    /** An ERR has come since the last OK, and may have left a transaction open. */
    private volatile boolean transactionInDoubt;

    /** As sql_mode was reported, or set by the set-up; null if neither, and the status flags must do. */
    private volatile @Nullable SqlModes modes;

    private volatile ClientCharset clientCharset = ClientCharset.UTF8MB4;

    /** Set before the first command, used on the I/O thread. */
    private Refusals refusals = Refusals.OF_ANY_SERVER;

    /** As the server reported it last; empty if it never did. */
    private volatile String resultsCharset = "";

    private volatile boolean tracked;
    private volatile boolean inDoubt;

    /**
     * An ERR of MySQL has come since the last OK: a function or a trigger may have changed what statements are prepared by. Not how
     * results are read, until an OK says so.
     */
    private volatile boolean unheard;

    private volatile boolean changedByFunctions;

    /** A statement has run whose changes MariaDB does not report, unless it is asked for each variable. */
    private volatile boolean unmarked;

    /** How many inquiries in a row have told nothing; used on the I/O thread. */
    private int vainInquiries;

    /** As the server reported it last; empty if it never did. */
    private volatile String timeZone = "";

    /** As the server reported it last; empty if it never did. */
    private volatile String lastGtid = "";

    /**
     * Creates the state before the first answer.
     *
     * @param family whose manner of reporting is expected
     * @param database the name, empty for none
     * @param sqlMode the sql_mode that the session's set-up sets; empty if it sets none
     */
    public SessionState(ServerFamily family, String database, String sqlMode) {
        this.family = family;
        this.environment = Environment.of(database);
        this.modesBySetUp = sqlMode.isEmpty() ? null : SqlModeNames.modes(sqlMode);
        this.modes = modesBySetUp;
    }

    /** Sets how the server's errors are reported; before the first command. */
    public void refusals(Refusals ofServer) {
        refusals = ofServer;
    }

    /** Returns what makes exceptions of the server's errors. */
    public Refusals refusals() {
        return refusals;
    }

    /** Takes over what an OK packet reports, of the login or of a command without effect on the session. */
    public void update(OkPacket ok) {
        update(ok, SessionEffect.NONE);
    }

    /** Takes over what an OK packet reports. */
    public void update(OkPacket ok, SessionEffect effect) {
        status = ok.status();
        boolean inTransaction = ServerStatus.has(ok.status(), SERVER_STATUS_IN_TRANS);
        wroteInTransaction = inTransaction && (wroteInTransaction || ok.affectedRows() != 0);
        transactionInDoubt = false;
        SessionChanges changes = ok.changes();
        lastGtid = Objects.requireNonNullElse(changes.gtids(), lastGtid);
        boolean reports = changes.schema() != null || !changes.variables().isEmpty();
        if (reports) {
            take(changes, effect);
        }
        if (effect != SessionEffect.NONE) {
            takeUnreported(effect);
        }
        unheard = false;
        if (inDoubt && (reports || family != ServerFamily.MARIADB)) {
            inDoubt = false;
        }
        if (unmarked && ChangeInquiry.isAnsweredBy(changes)) {
            unmarked = false;
        }
    }

    private void take(SessionChanges changes, SessionEffect effect) {
        Environment before = environment;
        Environment after = before.with(changes);
        environment = after;
        takeVariables(changes.variables());
        if (!after.equals(before) && effect == SessionEffect.NONE && tracked && !isReadingInDoubt()) {
            changedByFunctions = true;
        }
    }

    private void takeVariables(Map<String, String> variables) {
        autocommit = variables.getOrDefault(AUTOCOMMIT, autocommit);
        String sqlMode = variables.get(SQL_MODE);
        if (sqlMode != null) {
            modes = SqlModeNames.modes(sqlMode);
        }
        String charset = variables.get(CLIENT_CHARSET);
        if (charset != null) {
            clientCharset = ClientCharset.of(charset);
        }
        resultsCharset = variables.getOrDefault(RESULTS_CHARSET, resultsCharset);
        timeZone = variables.getOrDefault(TIME_ZONE, timeZone);
        lastGtid = variables.getOrDefault(LAST_GTID, lastGtid);
    }

    private void takeUnreported(SessionEffect effect) {
        if (effect == SessionEffect.TRACKING) {
            tracked = false;
        }
        boolean database = effect != SessionEffect.VARIABLES;
        if (!tracked && database) {
            environment = environment.withUnreportedDatabase();
        } else if (!tracked || effect == SessionEffect.DEFINITIONS || effect == SessionEffect.EVERYTHING) {
            // When a table has changed, MySQL (9.7) gives the parameters of a statement the types that they had in its
            // last run.
            environment = environment.withUnreported();
        }
    }

    /**
     * The server has answered with an ERR, which reports nothing. A function, a trigger, or a SET of several variables may have
     * changed the session before it failed or was killed. The next OK tells it too late: a statement is chosen before.
     *
     * @param effect what the command may have had before it failed
     * @param ran whether the command runs SQL
     */
    void failed(SessionEffect effect, boolean ran) {
        boolean partly = effect.mayRunInPart();
        transactionInDoubt |= partly || (ran && !isAutocommit());
        inDoubt |= tracked && (partly || changedByFunctions || (ran && family == ServerFamily.MARIADB));
        unheard |= tracked && ran;
        if (partly || effect == SessionEffect.DEFINITIONS) {
            takeUnreported(effect);
        }
    }

    /**
     * An inquiry was answered. One may have been killed; but if a second one in a row tells nothing, the server does not report any
     * more, and is not asked again.
     */
    void inquired() {
        if (!isInDoubt()) {
            vainInquiries = 0;
            return;
        }
        vainInquiries++;
        if (vainInquiries > 1) {
            vainInquiries = 0;
            tracked = false;
            inDoubt = false;
            unheard = false;
            unmarked = false;
            clientCharset = ClientCharset.UNKNOWN;
            timeZone = UNKNOWN_ZONE;
            environment = environment.withUnreportedDatabase();
        }
    }

    /**
     * A statement has run. If the server does not report changes, or somebody on the way keeps the reports, the text has to tell
     * what it did to how text and times are read.
     */
    void ran(OkPacket ok, SessionEffect effect, String sql) {
        boolean moreFollows = ServerStatus.has(ok.status(), SERVER_MORE_RESULTS_EXISTS);
        if (!effect.mayChangeReading() || (effect == SessionEffect.ANYTHING && moreFollows)) {
            // The results of a procedure that changes nothing are to be read.
            return;
        }
        if (!takeUnmarked(sql) && effect == SessionEffect.VARIABLES && SpokenChanges.isMissingIn(ok.changes(), sql)) {
            tracked = false;
        }
        if (!tracked) {
            clientCharset = SpokenChanges.charset(sql, clientCharset);
            timeZone = SpokenChanges.timeZone(sql, timeZone, UNKNOWN_ZONE);
        }
    }

    /** Takes note of a statement of whose changes the server's report may be silent; says whether it is one. */
    private boolean takeUnmarked(String sql) {
        if (family != ServerFamily.MARIADB || !SpokenChanges.areUnmarked(sql)) {
            return false;
        }
        unmarked = tracked;
        clientCharset = SpokenChanges.unmarkedCharset(sql, clientCharset);
        return true;
    }

    /** A statement has failed, which may have run in part. */
    void ranInPart(SessionEffect effect, String sql) {
        boolean several = effect == SessionEffect.VARIABLES && sql.indexOf(',') >= 0;
        if (!several && !effect.mayRunInPart()) {
            return;
        }
        if (several) {
            inDoubt |= tracked;
            takeUnreported(effect);
        }
        takeUnmarked(sql);
        if (!tracked) {
            clientCharset = SpokenChanges.mayChangeCharset(sql) ? ClientCharset.UNKNOWN : clientCharset;
            timeZone = SpokenChanges.mayChangeTimeZone(sql) ? UNKNOWN_ZONE : timeZone;
        }
    }

    /**
     * The server has told what is in force, from where its reports go on.
     *
     * @param reports whether it has confirmed that it will report changes
     * @param variables by name, as in a report
     * @param database the name, empty for none
     */
    public void confirmed(boolean reports, Map<String, String> variables, String database) {
        tracked = reports;
        take(new SessionChanges(database, variables), SessionEffect.VARIABLES);
    }

    /** The server has confirmed COM_INIT_DB; if it tracks the schema, the name that it reports counts. */
    public void databaseSelected(String name, OkPacket ok) {
        if (ok.changes().schema() == null) {
            environment = environment.in(name);
        }
    }

    /** The server has confirmed COM_CHANGE_USER: the session is a new one, with this database; empty for none. */
    public void loggedInAgain(String database, OkPacket ok) {
        variablesReset(ok);
        databaseSelected(database, ok);
    }

    /** The server has confirmed COM_RESET_CONNECTION, and need not tell what the variables are now. */
    public void variablesReset(OkPacket ok) {
        tracked = false;
        inDoubt = false;
        unheard = false;
        unmarked = false;
        changedByFunctions = false;
        autocommit = "";
        modes = modesBySetUp;
        clientCharset = ClientCharset.UTF8MB4;
        timeZone = "";
        lastGtid = "";
        environment = environment.withUnreported();
        takeVariables(ok.changes().variables());
    }

    /** Says whether a statement may have changed what the server has not reported yet. */
    public boolean isInDoubt() {
        return unheard || isReadingInDoubt();
    }

    /** Says whether that may concern how text and times are read. */
    boolean isReadingInDoubt() {
        return inDoubt || unmarked;
    }

    /** Says whether the server reports changes of the session. */
    public boolean isTracked() {
        return tracked;
    }

    /** Says whether a statement changed the session whose text does not tell: others may do so, too. */
    public boolean isChangedByFunctions() {
        return changedByFunctions;
    }

    public boolean isAutocommit() {
        String reported = tracked && !inDoubt ? autocommit : "";
        return reported.isEmpty()
                ? ServerStatus.has(status, SERVER_STATUS_AUTOCOMMIT)
                : reported.equals("1") || reported.equalsIgnoreCase("ON");
    }

    /** Says whether a transaction is open; after an ERR, which does not tell, whether one may be. */
    public boolean isInTransaction() {
        return ServerStatus.has(status, SERVER_STATUS_IN_TRANS) || transactionInDoubt;
    }

    /** Says whether a transaction is open that has changed rows: closing the connection rolls it back. */
    public boolean hasUncommittedChanges() {
        return wroteInTransaction;
    }

    /**
     * Returns how the server reads string literals. The status flag of NO_BACKSLASH_ESCAPES, which each answer has, is only
     * asked where sql_mode is not known: it stays set when a routine that sets the mode has ended (MySQL 9.7, MariaDB 11.8).
     */
    public SqlModes sqlModes() {
        SqlModes known = modes;
        return known != null && tracked && !unmarked
                ? known
                : new SqlModes(
                        ServerStatus.has(status, SERVER_STATUS_NO_BACKSLASH_ESCAPES),
                        known != null && known.ansiQuotes());
    }

    /** Returns the character set in which the server reads what the client sends. */
    public ClientCharset clientCharset() {
        return clientCharset;
    }

    /**
     * Returns the character set of text in results, to find out whether it has changed; empty if the server does not report
     * it.
     */
    public String resultsCharset() {
        return resultsCharset;
    }

    /** Returns what the server reported last of the global transaction identifiers of this session; empty if it never did. */
    public String lastGtid() {
        return lastGtid;
    }

    /** Returns what a statement that is prepared now depends on. */
    public Environment environment() {
        return environment;
    }

    /** Returns the name, empty for none; null if it is not known. */
    public @Nullable String database() {
        return environment.database();
    }

    /**
     * Returns {@code time_zone} as the server names it; empty if it is still what the login and the set-up
     * made it; the name of no zone while it is not known.
     */
    public String timeZone() {
        return isReadingInDoubt() ? UNKNOWN_ZONE : timeZone;
    }
}
