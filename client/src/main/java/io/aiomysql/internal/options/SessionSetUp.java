package io.aiomysql.internal.options;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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

    /** The columns of {@link #state} that are no variables of the session. */
    public static final String THREAD = "aiomysql_thread";

    public static final String SERVER = "aiomysql_server";

    private SessionSetUp() {}

    /** All that the options set, whatever the server did before: init_connect runs behind the OK of the login. */
    public static List<String> afterLogin(OptionValues options, LoginResult login) {
        List<String> statements = afterReset(options);
        String database = options.database;
        if (database != null && !login.capabilities().has(Capabilities.CLIENT_CONNECT_WITH_DB)) {
            statements.add(0, "USE `" + database.replace("`", "``") + "`");
        }
        return statements;
    }

    /**
     * Returns the statement that asks the server to report changes of the session. MySQL would report the number of each statement
     * among all variables; MariaDB refuses names that it does not know.
     */
    public static String tracking(ServerFamily family) {
        return "SET session_track_schema=1, session_track_system_variables='"
                + (family == ServerFamily.MARIADB ? "*" : MYSQL_VARIABLES) + "'";
    }

    /**
     * Returns the statement that asks for the state of the session, from where reports go on, and for the server's thread. All
     * servers have a name, a port and a number; MySQL has an identifier besides.
     */
    public static String state(ServerFamily family) {
        return "SELECT @@sql_mode AS sql_mode, @@time_zone AS time_zone, @@character_set_client AS character_set_client,"
                + " @@character_set_results AS character_set_results,"
                + " @@character_set_connection AS character_set_connection,"
                + " @@collation_connection AS collation_connection, @@autocommit AS autocommit, CONNECTION_ID() AS "
                + THREAD + ", CONCAT_WS(' ', @@hostname, @@port, @@server_id"
                + (family == ServerFamily.MARIADB ? "" : ", @@server_uuid") + ") AS " + SERVER + ", DATABASE()";
    }

    /** All that the options set but the database, which a reset leaves as it is. */
    public static List<String> afterReset(OptionValues options) {
        List<String> statements = new ArrayList<>();
        statements.add(
                options.collation == null ? "SET NAMES utf8mb4" : "SET NAMES utf8mb4 COLLATE " + options.collation);
        if (options.sqlMode != null) {
            statements.add("SET sql_mode='" + options.sqlMode + "'");
        }
        if (options.timeZone != null) {
            statements.add("SET time_zone='" + serversName(options.timeZone) + "'");
        }
        if (options.initCommand != null) {
            statements.add(options.initCommand);
            statements.add("COMMIT");
        }
        if (options.autocommit != null) {
            statements.add(options.autocommit ? "SET autocommit=1" : "SET autocommit=0");
        }
        return statements;
    }

    /** Servers know offsets without their tables of time zones; the names that Java permits need no escaping. */
    public static String serversName(ZoneId zone) {
        ZoneId normalized = zone.normalized();
        return normalized.equals(ZoneOffset.UTC) ? "+00:00" : normalized.getId();
    }
}
