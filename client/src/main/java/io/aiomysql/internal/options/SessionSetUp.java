package io.aiomysql.internal.options;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.login.LoginCollation;
import io.aiomysql.protocol.login.LoginResult;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements that set up a session as the options say: as few as needed, to be sent together. */
public final class SessionSetUp {

    private SessionSetUp() {}

    public static List<String> afterLogin(OptionValues options, LoginResult login) {
        boolean autocommitIsOn = ServerStatus.has(login.ok().status(), ServerStatus.SERVER_STATUS_AUTOCOMMIT);
        Boolean wanted = options.autocommit;
        Boolean autocommit = Objects.equals(wanted, autocommitIsOn) ? null : wanted;
        List<String> statements = statements(options, !loginSetsCollation(login), autocommit);
        String database = options.database;
        if (database != null && !login.capabilities().has(Capabilities.CLIENT_CONNECT_WITH_DB)) {
            statements.add(0, "USE `" + database.replace("`", "``") + "`");
        }
        return statements;
    }

    /** A reset restores the server's defaults, which the answer to the login does not report. */
    public static List<String> afterReset(OptionValues options) {
        return statements(options, true, options.autocommit);
    }

    private static List<String> statements(OptionValues options, boolean setNames, @Nullable Boolean autocommit) {
        List<String> statements = new ArrayList<>();
        if (options.collation != null) {
            statements.add("SET NAMES utf8mb4 COLLATE " + options.collation);
        } else if (setNames) {
            statements.add("SET NAMES utf8mb4");
        }
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
        if (autocommit != null) {
            statements.add(autocommit ? "SET autocommit=1" : "SET autocommit=0");
        }
        return statements;
    }

    /** Servers know offsets without their tables of time zones; the names that Java permits need no escaping. */
    public static String serversName(ZoneId zone) {
        ZoneId normalized = zone.normalized();
        return normalized.equals(ZoneOffset.UTC) ? "+00:00" : normalized.getId();
    }

    /**
     * MySQL uses the collation of the login. The id of MariaDB's default collation is too large for the login, and only SET
     * NAMES restores that collation.
     */
    private static boolean loginSetsCollation(LoginResult login) {
        return login.greeting().family() == ServerFamily.MYSQL
                && LoginCollation.isUtf8Mb4(login.greeting().collation());
    }
}
