package io.aiomysql.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstWordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "select 1|SELECT",
                " \t select|SELECT",
                "/* a */ /* b */use x|USE",
                "/* SELECT */|''",
                "-- select \\nuse x|USE",
                "# select \\nuse x|USE",
                "-- select|''",
                "/* never closed|''",
                "/*! SELECT 1 */|''",
                "/*M! SELECT 1 */|''",
                "/**/SELECT|SELECT",
                " (SELECT 1)|(",
                "{call p()}|''",
                "SELECT(1)|SELECT",
                "SELECT_1|SELECT_1",
                "`use`|''",
                ";|''",
                "''|''"
            })
    void standsBehindSpacesAndPlainComments(String sql, String word) {
        assertThat(FirstWord.of(sql.replace("\\n", "\n"))).isEqualTo(word);
    }
}
