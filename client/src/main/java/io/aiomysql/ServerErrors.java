package io.aiomysql;

import io.aiomysql.protocol.ErrorCode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What error numbers and SQLSTATEs mean.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: server errors</a>
 * @see <a href="https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference">MariaDB: error codes</a>
 */
final class ServerErrors {

    /** Numbers whose SQLSTATE is missing or says too little. */
    private static final Map<Integer, ErrorCategory> BY_NUMBER = Map.ofEntries(
            Map.entry(1048, ErrorCategory.INTEGRITY), // column cannot be null
            Map.entry(1215, ErrorCategory.INTEGRITY), // cannot add a foreign key
            Map.entry(1364, ErrorCategory.INTEGRITY), // no default value: HY000
            Map.entry(3819, ErrorCategory.INTEGRITY), // MySQL: CHECK violated: HY000
            Map.entry(1265, ErrorCategory.DATA), // data truncated: 01000
            Map.entry(1366, ErrorCategory.DATA), // incorrect value: HY000
            Map.entry(1367, ErrorCategory.DATA), // illegal value: 22007
            Map.entry(1171, ErrorCategory.DATA), // primary key parts must be NOT NULL
            Map.entry(1230, ErrorCategory.DATA), // variable cannot have no default
            Map.entry(1040, ErrorCategory.OPERATIONAL), // too many connections: 08004
            Map.entry(1044, ErrorCategory.OPERATIONAL), // access to a database denied: 42000
            Map.entry(1142, ErrorCategory.OPERATIONAL), // command denied: 42000
            Map.entry(1143, ErrorCategory.OPERATIONAL), // column denied: 42000
            Map.entry(1226, ErrorCategory.OPERATIONAL), // user's limit reached: 42000
            Map.entry(1227, ErrorCategory.OPERATIONAL), // privilege needed: 42000
            Map.entry(1196, ErrorCategory.NOT_SUPPORTED), // rollback on a table without transactions: HY000
            Map.entry(1235, ErrorCategory.NOT_SUPPORTED), // not in this version: 42000
            Map.entry(1286, ErrorCategory.NOT_SUPPORTED), // unknown storage engine: 42000
            Map.entry(1289, ErrorCategory.NOT_SUPPORTED)); // feature disabled: HY000

    private static final Map<Integer, ConstraintKind> CONSTRAINTS = Map.ofEntries(
            Map.entry(1022, ConstraintKind.UNIQUE),
            Map.entry(1062, ConstraintKind.UNIQUE),
            Map.entry(1169, ConstraintKind.UNIQUE),
            Map.entry(1586, ConstraintKind.UNIQUE),
            Map.entry(1216, ConstraintKind.FOREIGN_KEY),
            Map.entry(1217, ConstraintKind.FOREIGN_KEY),
            Map.entry(1451, ConstraintKind.FOREIGN_KEY),
            Map.entry(1452, ConstraintKind.FOREIGN_KEY),
            Map.entry(1048, ConstraintKind.NOT_NULL),
            Map.entry(1364, ConstraintKind.NOT_NULL),
            Map.entry(3819, ConstraintKind.CHECK));

    /** MariaDB's CHECK violation; MySQL gives 4025 another meaning, with another SQLSTATE. */
    private static final int MARIADB_CHECK = 4025;

    /** Connections, locks, shutdown and failover: another attempt may succeed. */
    private static final Set<Integer> TRANSIENT =
            Set.of(1040, 1053, 1077, 1203, 1205, 1213, 1290, 1317, 1836, 1927, 3024, 1969, 3572, 4031);

    private static final String INTEGRITY_CLASS = "23";

    private ServerErrors() {}

    static ErrorCategory category(int code, String sqlState) {
        ErrorCategory known = BY_NUMBER.get(code);
        if (known != null) {
            return known;
        }
        return switch (sqlState.substring(0, 2)) {
            case "21", "42" -> ErrorCategory.PROGRAMMING;
            case "22" -> ErrorCategory.DATA;
            case INTEGRITY_CLASS -> ErrorCategory.INTEGRITY;
            case "0A" -> ErrorCategory.NOT_SUPPORTED;
            default -> code < 1000 ? ErrorCategory.INTERNAL : ErrorCategory.OPERATIONAL;
        };
    }

    static @Nullable ConstraintKind constraint(int code, String sqlState) {
        if (code == MARIADB_CHECK && sqlState.startsWith(INTEGRITY_CLASS)) {
            return ConstraintKind.CHECK;
        }
        return CONSTRAINTS.get(code);
    }

    static boolean isTransient(int code) {
        return TRANSIENT.contains(code);
    }

    /** The advice that is added to the message of an error; empty for most errors. */
    static String remedy(int code) {
        if (code == ErrorCode.ER_NET_PACKET_TOO_LARGE) {
            return ". The statement is larger than the server's max_allowed_packet, and the server closes the connection:"
                    + " raise max_allowed_packet, or send large values as streams";
        }
        return code == ErrorCode.ER_MAX_PREPARED_STMT_COUNT_REACHED
                ? ". All connections together have prepared as many statements as the server allows: keep fewer with"
                        + " statementCacheSize, close those you prepared, or raise the server's max_prepared_stmt_count"
                : "";
    }
}
