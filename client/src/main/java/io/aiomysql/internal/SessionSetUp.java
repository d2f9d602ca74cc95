package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.login.LoginCollation;
import io.aiomysql.protocol.login.LoginResult;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that set a session up as the options say: as few as needed, all in one flight. */
final class SessionSetUp {

    private SessionSetUp() {}

    static List<String> afterLogin(ConnectOptions options, LoginResult login) {
        boolean autocommitIsOn = ServerStatus.has(login.ok().status(), ServerStatus.SERVER_STATUS_AUTOCOMMIT);
        Optional<Boolean> autocommit = options.autocommit().filter(wanted -> wanted != autocommitIsOn);
        List<String> statements = statements(options, !loginSetsCollation(login), autocommit);
        if (!login.capabilities().has(Capabilities.CLIENT_CONNECT_WITH_DB)) {
            options.database().ifPresent(name -> statements.add(0, "USE `" + name.replace("`", "``") + "`"));
        }
        return statements;
    }

    /** A reset brings the server's defaults back, which the login's answer told nothing of. */
    static List<String> afterReset(ConnectOptions options) {
        return statements(options, true, options.autocommit());
    }

    private static List<String> statements(ConnectOptions options, boolean setNames, Optional<Boolean> autocommit) {
        List<String> statements = new ArrayList<>();
        if (options.collation().isPresent()) {
            statements.add("SET NAMES utf8mb4 COLLATE " + options.collation().get());
        } else if (setNames) {
            statements.add("SET NAMES utf8mb4");
        }
        options.sqlMode().ifPresent(mode -> statements.add("SET sql_mode='" + mode + "'"));
        options.timeZone().ifPresent(zone -> statements.add("SET time_zone='" + serversName(zone) + "'"));
        options.initCommand().ifPresent(command -> {
            statements.add(command);
            statements.add("COMMIT");
        });
        autocommit.ifPresent(wanted -> statements.add(wanted ? "SET autocommit=1" : "SET autocommit=0"));
        return statements;
    }

    /** Servers know offsets without any table of zones; names that Java permits need no escaping. */
    private static String serversName(ZoneId zone) {
        ZoneId normalized = zone.normalized();
        return normalized.equals(ZoneOffset.UTC) ? "+00:00" : normalized.getId();
    }

    /**
     * MySQL takes the login's collation as it is. MariaDB's default one has an id too large for the login, and only SET NAMES
     * brings it back.
     */
    private static boolean loginSetsCollation(LoginResult login) {
        return login.greeting().family() == ServerFamily.MYSQL
                && LoginCollation.isUtf8Mb4(login.greeting().collation());
    }
}
