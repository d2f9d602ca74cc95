package io.aiomysql.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.SqlModes;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Megabytes of whatever take a moment: quadratic time would be hours, and recursion the end of the stack. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileSqlTest {

    private static final int SIZE = 10_000_000;
    private static final int SIZE_OF_EACH = 1_000_000;

    private static final List<SqlModes> MODES =
            List.of(SqlModes.DEFAULT, new SqlModes(true, false), new SqlModes(false, true), new SqlModes(true, true));

    private static final String[] PIECES = {
        "'",
        "\"",
        "`",
        "\\",
        "\0",
        "\n",
        "\u001a",
        "ü",
        "😀",
        "?",
        ":",
        ":a",
        "a",
        "1",
        "$",
        "@",
        "#",
        "-",
        "--",
        " ",
        "/",
        "*",
        "/*",
        "*/",
        "/*!",
        "/*M!80000",
        "/*+",
        ";",
        "(",
        ")",
        "IN",
        "IN (",
        ".",
        "\uD800"
    };

    static Stream<String> repeated() {
        return Stream.concat(
                Stream.of(PIECES),
                Stream.of(
                        "''", "'\\''", "/*/", "/*!/*", "/*!*/", "?,", "(?", "IN(?)", "? ", ":a ", "a:", "$a$ ", "-- \n",
                        "#\n", "';'", "--1", "? 'a' "));
    }

    @ParameterizedTest
    @MethodSource("repeated")
    void timeIsLinear(String piece) {
        String sql = piece.repeat(SIZE_OF_EACH / piece.length());

        assertThat(ParsedSql.parse(sql, SqlModes.DEFAULT).placeholderCount()).isLessThanOrEqualTo(SIZE_OF_EACH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "`", "/*", "/*!", "/*+", "-- ", "#", "'\\"})
    void whatIsNeverClosedTakesTheRest(String start) {
        ParsedSql parsed = ParsedSql.parse("?," + start + "?:a;".repeat(SIZE / 4), SqlModes.DEFAULT);

        assertThat(parsed.placeholderCount()).isEqualTo(1);
        assertThat(parsed.hasSeveralStatements()).isEqualTo(start.equals("/*!"));
    }

    @Test
    void millionsOfQuotesAreNoPlaceholders() {
        for (String quotes : new String[] {"'", "\"", "`", "''\"\"``", "'\\'"}) {
            ParsedSql parsed = ParsedSql.parse(quotes.repeat(SIZE / quotes.length()) + "\n;x", SqlModes.DEFAULT);

            assertThat(parsed.placeholderCount()).isZero();
        }
    }

    @Test
    void millionsOfPlaceholdersAreFound() {
        assertThat(ParsedSql.parse("?,".repeat(SIZE / 2), SqlModes.DEFAULT).placeholderCount())
                .isEqualTo(SIZE / 2);
        ParsedSql named = ParsedSql.parse(":a,".repeat(SIZE / 3), SqlModes.DEFAULT);
        assertThat(named.names()).hasSize(SIZE / 3);
        assertThat(named.preparable()).hasSize(SIZE / 3 * 2).startsWith("?,?,").endsWith("?,");
    }

    @Test
    void randomPiecesAreParsedOrRefused() {
        Random random = new Random(14);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            for (SqlModes modes : MODES) {
                refused += parseOrRefuse(text.toString(), modes);
            }
        }
        assertThat(refused).isBetween(100, 60_000);
    }

    private static int parseOrRefuse(String sql, SqlModes modes) {
        ParsedSql parsed;
        try {
            parsed = ParsedSql.parse(sql, modes);
        } catch (IllegalArgumentException bothKinds) {
            return 1;
        }
        int from = 0;
        for (int i = 0; i < parsed.placeholderCount(); i++) {
            assertThat(parsed.startOf(i)).isGreaterThanOrEqualTo(from);
            assertThat(sql.charAt(parsed.startOf(i))).isEqualTo(parsed.isNamed() ? ':' : '?');
            from = parsed.endOf(i);
        }
        // What a server counts in the prepared form is what was counted here.
        ParsedSql again = ParsedSql.parse(parsed.preparable(), modes);
        assertThat(again.placeholderCount()).isEqualTo(parsed.placeholderCount());
        assertThat(again.preparable()).isSameAs(parsed.preparable());
        return 0;
    }
}
