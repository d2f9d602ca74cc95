package io.aiomysql.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import io.aiomysql.converters.parameter.SqlModes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A literal is one thing to the scanner: nothing in it is a placeholder, and nothing behind it is part of it. */
class LiteralsInSqlTest {

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT);

    private static final String[] NASTY = {
        "'", "\"", "`", "\\", "\0", "\n", "\r", "\u001a", "ü", "😀", "%", "_", "#", "-", "/", "*", "?", ":", ";", "a",
        " "
    };

    private static final List<SqlModes> MODES =
            List.of(SqlModes.DEFAULT, new SqlModes(true, false), new SqlModes(false, true), new SqlModes(true, true));

    @Test
    void noTextBreaksOutOfItsLiteral() {
        for (SqlModes modes : MODES) {
            ParsedSql template = ParsedSql.parse("SELECT ?, 1", modes);
            for (int length = 0; length <= 4; length++) {
                int combinations = (int) Math.pow(NASTY.length, length);
                for (int number = 0; number < combinations; number++) {
                    assertStaysInside(template, nasty(number, length));
                }
            }
        }
    }

    private static void assertStaysInside(ParsedSql template, String value) {
        String sql = BoundSql.bind(template, new Object[] {value}, PARAMETERS::bind)
                .interpolate()
                .sql();
        // Were the literal open at its end, the mark and the semicolon would be in it; were it closed before, more
        // would be seen.
        ParsedSql parsed = ParsedSql.parse(sql + "+?;x", template.modes());
        if (parsed.placeholderCount() != 1 || parsed.startOf(0) != sql.length() + 1 || !parsed.hasSeveralStatements()) {
            assertThat(sql).as("a literal that is not closed where it ends").isEmpty();
        }
        if (ParsedSql.parse(sql, template.modes()).hasSeveralStatements()) {
            assertThat(sql).as("a semicolon outside the literal").isEmpty();
        }
    }

    private static String nasty(int number, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, rest = number; i < length; i++, rest /= NASTY.length) {
            text.append(NASTY[rest % NASTY.length]);
        }
        return text.toString();
    }
}
