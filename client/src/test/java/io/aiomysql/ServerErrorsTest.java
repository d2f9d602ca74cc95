package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(ints = {1040, 1053, 1077, 1203, 1205, 1213, 1290, 1317, 1836, 1927, 1969, 3024, 3572, 4031})
    void connectionsLocksAndShutdownsAreTransient(int code) {
        assertThat(error(code, "HY000").isTransient()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1045, 1062, 1064, 1146, 1406, 1452})
    void whatWouldFailAgainIsNotTransient(int code) {
        assertThat(error(code, "HY000").isTransient()).isFalse();
    }

    @Test
    void theMessageHasTheNumbersAndNotTheServersWords() {
        MySqlServerException error =
                new MySqlServerException(1062, "23000", "Duplicate entry 's3cret' for key 'email'", true);

        assertThat(error)
                .hasMessageContainingAll("1062", "23000", "INTEGRITY", "serverMessage()")
                .hasMessageNotContaining("s3cret");
        assertThat(error.toString()).doesNotContain("s3cret");
        assertThat(error.serverMessage()).contains("s3cret");
        assertThat(error.code()).isEqualTo(1062);
        assertThat(error.sqlState()).isEqualTo("23000");
        assertThat(error.mayHaveExecuted()).isTrue();
    }

    private static MySqlServerException error(int code, String sqlState) {
        return new MySqlServerException(code, sqlState, "", false);
    }
}
