package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ErrPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorsTest {

    @ParameterizedTest
    @CsvSource({
        // by the SQLSTATE
        "1064, 42000, PROGRAMMING", // syntax
        "1146, 42S02, PROGRAMMING", // no such table
        "1054, 42S22, PROGRAMMING", // unknown column
        "1136, 21S01, PROGRAMMING", // column count
        "1406, 22001, DATA", // too long
        "1264, 22003, DATA", // out of range
        "1292, 22007, DATA", // incorrect value
        "1365, 22012, DATA", // division by zero
        "1062, 23000, INTEGRITY", // duplicate
        "1452, 23000, INTEGRITY", // no parent row
        "4025, 23000, INTEGRITY", // MariaDB: CHECK
        "1045, 28000, OPERATIONAL", // access denied
        "1205, HY000, OPERATIONAL", // lock wait
        "1213, 40001, OPERATIONAL", // deadlock
        "1317, 70100, OPERATIONAL", // interrupted
        "1644, 45000, OPERATIONAL", // SIGNAL
        "3024, HY000, OPERATIONAL", // execution time
        "1845, 0A000, NOT_SUPPORTED", // ALTER algorithm
        "126, HY000, INTERNAL", // the storage engine's own numbers
        // by the number
        "1048, 23000, INTEGRITY",
        "1215, HY000, INTEGRITY",
        "1364, HY000, INTEGRITY",
        "3819, HY000, INTEGRITY",
        "1265, 01000, DATA",
        "1366, HY000, DATA",
        "1171, 42000, DATA",
        "1230, 42000, DATA",
        "1040, 08004, OPERATIONAL",
        "1044, 42000, OPERATIONAL",
        "1142, 42000, OPERATIONAL",
        "1143, 42000, OPERATIONAL",
        "1226, 42000, OPERATIONAL",
        "1227, 42000, OPERATIONAL",
        "1196, HY000, NOT_SUPPORTED",
        "1235, 42000, NOT_SUPPORTED",
        "1286, 42000, NOT_SUPPORTED",
        "1289, HY000, NOT_SUPPORTED",
        "1052, 23000, PROGRAMMING", // ambiguous column
        "1046, 3D000, PROGRAMMING", // no database
        "1203, 42000, OPERATIONAL", // the account's connections
        "1370, 42000, OPERATIONAL", // no privilege for a routine
        "1461, 42000, OPERATIONAL", // too many prepared statements
        "1390, HY000, PROGRAMMING", // too many placeholders
        "1267, HY000, PROGRAMMING", // mixed collations
        "1210, HY000, PROGRAMMING", // wrong argument
        "1295, HY000, NOT_SUPPORTED", // cannot be prepared
        "1369, HY000, INTEGRITY", // WITH CHECK OPTION
        "1526, HY000, DATA", // no partition for the value
        "3988, HY000, DATA", // no such character in the column's set
        "6138, HY000, DATA", // no vector
        "3691, HY000, PROGRAMMING", // regular expression
        "3730, HY000, INTEGRITY", // table that a foreign key needs
        "4078, HY000, OPERATIONAL", // MariaDB's or MySQL's
    })
    void theNumberDecidesBeforeTheClassOfTheSqlState(int code, String sqlState, ErrorCategory category) {
        assertThat(error(code, sqlState).category()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "1022, UNIQUE",
        "1062, UNIQUE",
        "1169, UNIQUE",
        "1586, UNIQUE",
        "1216, FOREIGN_KEY",
        "1217, FOREIGN_KEY",
        "1451, FOREIGN_KEY",
        "1452, FOREIGN_KEY",
        "1048, NOT_NULL",
        "1364, NOT_NULL",
        "1761, UNIQUE",
        "1762, UNIQUE",
        "1859, UNIQUE",
        "3673, NOT_NULL",
        "3819, CHECK",
        "4025, CHECK",
    })
    void violationsTellTheirConstraint(int code, ConstraintKind kind) {
        assertThat(error(code, "23000").constraintKind()).contains(kind);
    }

    @Test
    void otherErrorsHaveNoConstraint() {
        assertThat(error(1064, "42000").constraintKind()).isEmpty();
        // In MySQL this number has nothing to do with CHECK.
        assertThat(error(4025, "HY000").constraintKind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1020, 1040, 1053, 1077, 1203, 1205, 1213, 1226, 1317, 1412, 1614, 1836, 1927, 1969, 3024, 3101, 3572
            })
    void connectionsLocksAndShutdownsAreTransient(int code) {
        assertThat(error(code, "HY000").isTransient()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1045, 1062, 1064, 1146, 1406, 1452})
    void whatWouldFailAgainIsNotTransient(int code) {
        assertThat(error(code, "HY000").isTransient()).isFalse();
    }

    @Test
    void aNumberMeansWhatItMeansInItsFamily() {
        assertThat(error(4031, ServerFamily.MYSQL).isTransient()).isTrue(); // wait_timeout
        assertThat(error(4031, ServerFamily.MARIADB).isTransient()).isFalse(); // no such trigger
        assertThat(error(4151, ServerFamily.MARIADB).isAuthenticationFailure()).isTrue(); // locked
        assertThat(error(4151, ServerFamily.MYSQL).isAuthenticationFailure()).isFalse(); // bulk load
        assertThat(error(4074, ServerFamily.MYSQL).category()).isEqualTo(ErrorCategory.DATA);
        assertThat(error(4074, ServerFamily.MARIADB).category()).isEqualTo(ErrorCategory.OPERATIONAL);
    }

    @Test
    void aReadOnlyServerIsToldByItsOptionAndNotByTheNumberAlone() {
        assertThat(refused("The MySQL server is running with the --read-only option")
                        .isReadOnlyServer())
                .isTrue();
        assertThat(refused("The MySQL server is running with the --super-read-only option")
                        .isReadOnlyServer())
                .isTrue();
        assertThat(refused("Der MySQL-Server l\u00e4uft mit der Option --read-only und kann es nicht")
                        .isReadOnlyServer())
                .isTrue();
        assertThat(refused("The MariaDB server is running with the --secure-file-priv option")
                        .isReadOnlyServer())
                .isFalse();
        assertThat(refused("with the --read-only option").isTransient()).isTrue();
        assertThat(refused("with the --secure-file-priv option").isTransient()).isFalse();
        assertThat(error(1836, "HY000").isReadOnlyServer()).isTrue();
        assertThat(error(1792, "25006").isReadOnlyServer()).isFalse();
    }

    @Test
    void kindsOfErrorsCanBeAskedFor() {
        assertThat(error(1062, "23000").isDuplicateKey()).isTrue();
        assertThat(error(1761, "23000").isDuplicateKey()).isTrue();
        assertThat(error(1452, "23000").isDuplicateKey()).isFalse();
        assertThat(error(1213, "40001").isDeadlock()).isTrue();
        assertThat(error(1205, "HY000").isDeadlock()).isFalse();
        assertThat(error(1205, "HY000").isLockWaitTimeout()).isTrue();
        assertThat(error(3572, ServerFamily.MYSQL).isLockWaitTimeout()).isTrue();
        assertThat(error(1213, "40001").isLockWaitTimeout()).isFalse();
    }

    @Test
    void aSqlStateThatIsTooShortHasACategory() {
        assertThat(error(1644, "").category()).isEqualTo(ErrorCategory.OPERATIONAL);
        assertThat(error(1644, "2").category()).isEqualTo(ErrorCategory.OPERATIONAL);
    }

    private static MySqlServerException refused(String message) {
        return new MySqlServerException(1290, "HY000", message, false);
    }

    private static MySqlServerException error(int code, ServerFamily family) {
        return new MySqlServerException(new ErrPacket(code, "HY000", ""), family, ErrorDetail.MESSAGE, false);
    }

    private static MySqlServerException error(int code, String sqlState) {
        return new MySqlServerException(code, sqlState, "", false);
    }
}
