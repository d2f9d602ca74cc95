package io.aiomysql.internal.options;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that set up a session as the options say: as few as needed, to be sent together. */
public final class SessionSetUp {

    /** The variables that MySQL (9.7) reads when it prepares a statement, and those that tell how it reads text. */
    private static final String MYSQL_VARIABLES = String.join(
            ",",
            "autocommit",
            "big_tables",
            "character_set_client",
            "character_set_connection",
            "character_set_database",
            "character_set_results",
            "collation_connection",
            "collation_database",
            "default_collation_for_utf8mb4",
            "default_week_format",
            "div_precision_increment",
            "explicit_defaults_for_timestamp",
            "group_concat_max_len",
            "lc_time_names",
            "optimizer_switch",
            "session_track_schema",
            "session_track_system_variables",
            "sql_auto_is_null",
            "sql_buffer_result",
            "sql_mode",
            "sql_select_limit",
            "time_zone",
            "windowing_use_high_precision");

    private static final String ROLLBACK = "ROLLBACK";

    /** Ends what init_connect has begun, or what COMMIT and ROLLBACK begin where {@code completion_type} is CHAIN. */
    public static final String END_TRANSACTION = "ROLLBACK AND NO CHAIN NO RELEASE";

    /** The columns of {@link #state} that are no variables of the session. */
    public static final String THREAD = "aiomysql_thread";

    public static final String SERVER = "aiomysql_server";
    private static final String DATABASE = "default_database";

    /** The columns of the answer to {@link #state}; the default database is the last. */
    public static final List<String> STATE_COLUMNS = List.of(
            "sql_mode",
            "time_zone",
            "character_set_client",
            "character_set_results",
            "character_set_connection",
            "collation_connection",
            "autocommit",
            THREAD,
            SERVER,
            DATABASE);

    /** All servers have a name, a port and a number; MySQL has an identifier besides. */
    private static final String STATE_OF_MARIADB = asking("@@hostname, @@port, @@server_id");

    private static final String STATE_OF_MYSQL = asking("@@hostname, @@port, @@server_id, @@server_uuid");

    private SessionSetUp() {}

    /**
     * All that the options set, whatever the server did before. init_connect runs behind the OK of the login: it may have begun
     * a transaction, and selected another database. That is put right here only where it has to be before what follows; else the
     * answer to {@link #state} tells whether it is needed. To do it each time would cost a login 6 % (MySQL 9.7, MariaDB 11.8).
     */
    public static List<SetUpStatement> afterLogin(OptionValues options, LoginResult login) {
        List<SetUpStatement> statements = new ArrayList<>();
        if (options.initCommand != null) {
            statements.add(SetUpStatement.of(ROLLBACK));
        }
        addNames(options, statements);
        boolean selects = options.initCommand != null || !login.capabilities().has(Capabilities.CLIENT_CONNECT_WITH_DB);
        if (options.database != null && selects) {
            statements.add(SetUpStatement.of("USE `" + options.database.replace("`", "``") + "`"));
        }
        addVariables(options, statements);
        addGtids(options, login.greeting().family(), statements);
        return statements;
    }

    /** The database that the session must be in after the set-up; null where the options leave it to the server, or to initCommand. */
    public static @Nullable String databaseAfterLogin(OptionValues options) {
        return options.initCommand == null ? options.database : null;
    }

    /** All that the options set but the database, which a reset leaves as it is; init_connect does not run again. */
    public static List<SetUpStatement> afterReset(OptionValues options, ServerFamily family) {
        List<SetUpStatement> statements = new ArrayList<>();
        addNames(options, statements);
        addVariables(options, statements);
        addGtids(options, family, statements);
        return statements;
    }

    /** MariaDB reports them with the variables. */
    private static void addGtids(OptionValues options, ServerFamily family, List<SetUpStatement> statements) {
        if (options.trackGtids && family != ServerFamily.MARIADB) {
            statements.add(SetUpStatement.of("SET session_track_gtids=OWN_GTID"));
        }
    }

    private static void addNames(OptionValues options, List<SetUpStatement> statements) {
        statements.add(SetUpStatement.of(names(options)));
        String results = TextCharset.of(options);
        if (!results.equals(TextCharset.UTF8MB4)) {
            statements.add(SetUpStatement.of(results(results)));
        }
    }

    private static String names(OptionValues options) {
        return options.collation == null ? "SET NAMES utf8mb4" : "SET NAMES utf8mb4 COLLATE " + options.collation;
    }

    private static String results(String charset) {
        return "SET character_set_results=" + charset;
    }

    /**
     * Returns the statement that sets the character set of results.
     *
     * @param charset the server's name, which was checked
     */
    public static String charset(OptionValues options, String charset) {
        return charset.equals(TextCharset.UTF8MB4) ? names(options) : results(charset);
    }

    private static void addVariables(OptionValues options, List<SetUpStatement> statements) {
        if (options.sqlMode != null) {
            statements.add(SetUpStatement.of("SET sql_mode='" + options.sqlMode + "'"));
        }
        if (options.timeZone != null) {
            statements.add(SetUpStatement.of("SET time_zone='" + serversName(options.timeZone) + "'"));
        }
        if (options.initCommand != null) {
            statements.add(SetUpStatement.ofUser(options.initCommand));
            statements.add(SetUpStatement.of("COMMIT"));
        }
        if (options.autocommit != null) {
            statements.add(SetUpStatement.of(options.autocommit ? "SET autocommit=1" : "SET autocommit=0"));
        }
    }

    /**
     * Returns the statement that asks the server to report changes of the session. MySQL would report the number of each statement
     * among all variables; MariaDB refuses names that it does not know.
     */
    public static String tracking(ServerFamily family) {
        return "SET session_track_schema=1, session_track_system_variables='"
                + (family == ServerFamily.MARIADB ? "*" : MYSQL_VARIABLES) + "'";
    }

    /** Returns the statement that asks for the state of the session, from where reports go on, and for the server's thread. */
    public static String state(ServerFamily family) {
        return family == ServerFamily.MARIADB ? STATE_OF_MARIADB : STATE_OF_MYSQL;
    }

    private static String asking(String server) {
        return STATE_COLUMNS.stream()
                .map(name -> asked(name, server) + " AS " + name)
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    private static String asked(String column, String server) {
        return switch (column) {
            case THREAD -> "CONNECTION_ID()";
            case SERVER -> "CONCAT_WS(' ', " + server + ")";
            case DATABASE -> "DATABASE()";
            default -> "@@" + column;
        };
    }

    /** Servers know offsets without their tables of time zones; the names that Java permits need no escaping. */
    public static String serversName(ZoneId zone) {
        ZoneId normalized = zone.normalized();
        return normalized.equals(ZoneOffset.UTC) ? "+00:00" : normalized.getId();
    }
}
