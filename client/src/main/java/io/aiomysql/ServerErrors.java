package io.aiomysql;

import io.aiomysql.protocol.ServerFamily;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What error numbers and SQLSTATEs mean.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: server errors</a>
 * @see <a href="https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference">MariaDB: error codes</a>
 */
final class ServerErrors {

    /** A statement that an option of the server forbids; the message names the option, in every language. */
    static final int ER_OPTION_PREVENTS_STATEMENT = 1290;

    private static final ErrorNumbers READ_ONLY = ErrorNumbers.of("1836 1874", "", "");

    /** The option's name, which no account, table or value stands beside. */
    private static final Pattern READ_ONLY_OPTION =
            Pattern.compile("--(?:(?:super|innodb)[-_])?read[-_]only(?![-_\\w])", Pattern.CASE_INSENSITIVE);

    private static final Map<Integer, ConstraintKind> CONSTRAINTS = Map.ofEntries(
            Map.entry(1022, ConstraintKind.UNIQUE),
            Map.entry(1062, ConstraintKind.UNIQUE),
            Map.entry(1169, ConstraintKind.UNIQUE),
            Map.entry(1557, ConstraintKind.UNIQUE),
            Map.entry(1569, ConstraintKind.UNIQUE),
            Map.entry(1586, ConstraintKind.UNIQUE),
            Map.entry(1761, ConstraintKind.UNIQUE),
            Map.entry(1762, ConstraintKind.UNIQUE),
            Map.entry(1859, ConstraintKind.UNIQUE),
            Map.entry(1216, ConstraintKind.FOREIGN_KEY),
            Map.entry(1217, ConstraintKind.FOREIGN_KEY),
            Map.entry(1451, ConstraintKind.FOREIGN_KEY),
            Map.entry(1452, ConstraintKind.FOREIGN_KEY),
            Map.entry(1048, ConstraintKind.NOT_NULL),
            Map.entry(1263, ConstraintKind.NOT_NULL),
            Map.entry(1364, ConstraintKind.NOT_NULL));

    private static final int MYSQL_BAD_NULL = 3673;
    private static final int MYSQL_FOREIGN_KEY_CANNOT_DROP_PARENT = 3730;
    private static final int MYSQL_CHECK = 3819;

    /** MariaDB's CHECK violation; MySQL gives 4025 another meaning, with another SQLSTATE. */
    static final int MARIADB_CHECK = 4025;

    /** Connections, locks, shutdown and failover: another attempt may succeed. */
    private static final ErrorNumbers TRANSIENT = ErrorNumbers.of(
            "1020 1040 1053 1077 1203 1205 1206 1213 1226 1297 1317 1412 1613 1614 1615 1637 1689 1836"
                    + " 3024 3032 3058 3101",
            "3168 3169 3197 3572 3781-3783 3797 3798 4031 4081 4082 4094 6141 6400",
            "1927 1964 1969");

    private static final ErrorNumbers DEADLOCKS = ErrorNumbers.of("1213 1614", "", "");
    private static final ErrorNumbers LOCK_WAITS = ErrorNumbers.of("1205", "3572", "");

    private static final ErrorNumbers KILLED = ErrorNumbers.of("1317", "", "");
    private static final ErrorNumbers EXECUTION_TIMEOUTS = ErrorNumbers.of("3024", "", "1969");
    private static final ErrorNumbers CONNECTION_ENDED = ErrorNumbers.of("1053", "4031", "1927");

    /** The account, its password or its host is not accepted. */
    private static final ErrorNumbers AUTHENTICATION =
            ErrorNumbers.of("1045 1130 1251 1275 1524 1698 1820 1862 1873 3118", "3955 6126 6127", "4150 4151");

    private static final String AUTHORIZATION_CLASS = "28";

    private ServerErrors() {}

    static @Nullable ConstraintKind constraint(int code, String sqlState, @Nullable ServerFamily family) {
        ConstraintKind known = CONSTRAINTS.get(code);
        if (known != null) {
            return known;
        }
        return switch (code) {
            case MYSQL_BAD_NULL -> ConstraintKind.NOT_NULL;
            case MYSQL_FOREIGN_KEY_CANNOT_DROP_PARENT -> ConstraintKind.FOREIGN_KEY;
            case MYSQL_CHECK -> ConstraintKind.CHECK;
            case MARIADB_CHECK ->
                family != ServerFamily.MYSQL && sqlState.startsWith("23") ? ConstraintKind.CHECK : null;
            default -> null;
        };
    }

    static boolean isReadOnlyServer(int code, String message) {
        return READ_ONLY.contains(code, null)
                || (code == ER_OPTION_PREVENTS_STATEMENT
                        && READ_ONLY_OPTION.matcher(message).find());
    }

    static boolean isTransient(int code, String message, @Nullable ServerFamily family) {
        return TRANSIENT.contains(code, family) || isReadOnlyServer(code, message);
    }

    static boolean isDeadlock(int code) {
        return DEADLOCKS.contains(code, null);
    }

    static boolean isLockWaitTimeout(int code, @Nullable ServerFamily family) {
        return LOCK_WAITS.contains(code, family);
    }

    static boolean isQueryKilled(int code) {
        return KILLED.contains(code, null);
    }

    static boolean isExecutionTimeout(int code, @Nullable ServerFamily family) {
        return EXECUTION_TIMEOUTS.contains(code, family);
    }

    static boolean isConnectionEnded(int code, @Nullable ServerFamily family) {
        return CONNECTION_ENDED.contains(code, family);
    }

    static boolean isAuthenticationFailure(int code, String sqlState, @Nullable ServerFamily family) {
        return sqlState.startsWith(AUTHORIZATION_CLASS) || AUTHENTICATION.contains(code, family);
    }
}
