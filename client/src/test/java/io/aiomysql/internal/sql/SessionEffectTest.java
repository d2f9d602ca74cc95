package io.aiomysql.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the text of a command tells of the session after it. */
class SessionEffectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1                                   | NONE",
                "select ?                                   | NONE",
                "  /* a */ -- b                             | ANYTHING",
                "/* USE b */ SELECT 1                       | NONE",
                "(SELECT 1) UNION (SELECT 2)                | NONE",
                "WITH a AS (SELECT 1) SELECT * FROM a       | NONE",
                "INSERT INTO t VALUES (1)                   | NONE",
                "SELECTED                                   | ANYTHING",
                "COMMIT                                     | NONE",
                "START TRANSACTION READ ONLY                | NONE",
                "BEGIN                                      | NONE",
                "begin work                                 | NONE",
                "BEGIN NOT ATOMIC SET NAMES latin1; END     | ANYTHING",
                "SET autocommit = 1                         | NONE",
                "SET TRANSACTION READ ONLY                  | NONE",
                "SET autocommit = 1, sql_mode = ''          | VARIABLES",
                "SET /* a */ autocommit = 1                 | VARIABLES",
                "SET NAMES latin1                           | VARIABLES",
                "set sql_mode = ''                          | VARIABLES",
                "SET @a = 1                                 | VARIABLES",
                "SET @a = changing()                        | ANYTHING",
                "SET autocommit = changing()                | ANYTHING",
                "SET session_track_schema = OFF             | TRACKING",
                "SET @@Session_Track_System_Variables = ''  | TRACKING",
                "SELECT @@session_track_schema              | NONE",
                "USE b                                      | DATABASE",
                "/* a */ use b                              | DATABASE",
                "CREATE TABLE t (a INT)                     | DEFINITIONS",
                "DROP DATABASE b                            | DEFINITIONS",
                "ALTER TABLE t ADD b INT                    | DEFINITIONS",
                "CALL p()                                   | ANYTHING",
                "DO changing()                              | ANYTHING",
                "EXECUTE s                                  | EVERYTHING",
                "p                                          | ANYTHING",
                "/*! USE b */                               | ANYTHING",
                "/*M! USE b */                              | ANYTHING",
                "~~                                         | ANYTHING"
            })
    void oneStatement(String sql, SessionEffect effect) {
        assertThat(SessionEffect.of(sql, false)).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1                               | NONE",
                "SELECT 1; USE b                        | EVERYTHING",
                "SELECT ';'                             | EVERYTHING",
                "USE b; SELECT 1                        | EVERYTHING",
                "SELECT 1; SET session_track_schema = 0 | TRACKING",
                "SET NAMES latin1                       | VARIABLES"
            })
    void whereSeveralMayBeSentAtOnce(String sql, SessionEffect effect) {
        assertThat(SessionEffect.of(sql, true)).isEqualTo(effect);
    }

    @Test
    void rowCountIsAskedForInAnyCase() {
        assertThat(SessionEffect.asksForRowCount("SELECT row_COUNT()")).isTrue();
        assertThat(SessionEffect.asksForRowCount("SELECT COUNT(*)")).isFalse();
    }
}
