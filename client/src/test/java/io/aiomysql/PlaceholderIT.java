package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.internal.sql.ParsedSql;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Placeholders as real servers count them. */
class PlaceholderIT extends SqlServerTest {

    /** Valid in every mode. */
    private static final List<String> STATEMENTS = List.of(
            "SELECT 1",
            "SELECT ?, ?",
            "SELECT '?', ?",
            "SELECT '''?', ?",
            "SELECT ? '?'",
            "SELECT 1 AS `?`, ?",
            "SELECT 1 AS `a``?`, ?",
            "SELECT 1 AS `\\`, ?",
            "SELECT ? -- ?",
            "SELECT ? --\t?",
            "SELECT ? --\u0001?",
            "SELECT ? --",
            "SELECT 10--?",
            "SELECT 10--1-?",
            "SELECT -?",
            "SELECT ? # it's ?\n, ?",
            "SELECT ? -- it's ?\n, ?",
            "SELECT /* ? */ ?",
            "SELECT /**/ ? /*/ ? */",
            "SELECT /* ' */ ? /* ' */",
            "SELECT /* /* ? */ ?",
            "SELECT /*!50000 ? */",
            "SELECT /*!50000 1 */ + ?",
            "SELECT /*! '*/', */ ?",
            "SELECT /*! /* ? */ ?, */ ?",
            "SELECT /*+ NO_SUCH_HINT(?) */ ?",
            "SELECT 1 LIMIT?",
            "SELECT N'?', _utf8mb4'?', x'3F', b'1', 0x3F, ?",
            "SELECT @a:=?, @`?`, @'?', ?",
            "SELECT 1e0+?, 1.+?, .5+?",
            "SELECT 1 WHERE 1 IN(?)",
            "SELECT 1 AS größe, ?");

    private static final List<String> WITH_BACKSLASHES = List.of("SELECT '\\'?', ?", "SELECT '\\\\', ?, '\\'', ?");

    private static final List<String> WITHOUT_BACKSLASHES = List.of("SELECT '\\', ?", "SELECT '\\''?', ?");

    private static final List<String> WITH_STRINGS = List.of("SELECT \"?\", ?", "SELECT \"a\"\"?\", ?");

    private static final List<String> WITH_IDENTIFIERS = List.of("SELECT 1 AS \"\\\", ?", "SELECT 1 AS \"a\"\"?\", ?");

    @Test
    void serversCountWhatTheParserCounts() {
        for (SqlModes modes : MODES) {
            MySqlConnection connection = connect(modes);
            STATEMENTS.forEach(sql -> assertCount(connection, modes, sql));
            (modes.noBackslashEscapes() ? WITHOUT_BACKSLASHES : WITH_BACKSLASHES)
                    .forEach(sql -> assertCount(connection, modes, sql));
            (modes.ansiQuotes() ? WITH_IDENTIFIERS : WITH_STRINGS).forEach(sql -> assertCount(connection, modes, sql));
        }
    }

    @Test
    void aQuestionMarkRightBeforeALetterIsRefused() {
        MySqlConnection connection = connect();
        for (String sql : List.of("SELECT ?a", "SELECT ?1", "SELECT ?_", "SELECT ?$", "SELECT ?ü")) {
            assertThat(ParsedSql.parse(sql, SqlModes.DEFAULT).placeholderCount())
                    .isZero();
            assertThat(codeOf(connection, interpolated(SqlModes.DEFAULT, "PREPARE s FROM ?", sql)))
                    .isEqualTo(1064);
        }
    }

    private static void assertCount(MySqlConnection connection, SqlModes modes, String sql) {
        int count = ParsedSql.parse(sql, modes).placeholderCount();
        connection.query(interpolated(modes, "PREPARE s FROM ?", sql)).join();
        connection.query("SET @v=1").join();
        if (count > 0) {
            assertThat(codeOf(connection, "EXECUTE s")).as(sql).isEqualTo(1210);
        }
        assertThat(codeOf(connection, "EXECUTE s" + (count == 0 ? "" : " USING @v" + ", @v".repeat(count - 1))))
                .as(sql)
                .isZero();
    }

    /** Gives the server's error, or 0. */
    private static int codeOf(MySqlConnection connection, String sql) {
        CompletionException failed = catchThrowableOfType(
                CompletionException.class, () -> connection.query(sql).join());
        return failed == null ? 0 : ((MySqlServerException) failed.getCause()).code();
    }
}
