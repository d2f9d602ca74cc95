package io.aiomysql.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.converters.parameter.SqlModes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedSqlTest {

    private static final SqlModes ANSI = new SqlModes(false, true);
    private static final SqlModes NO_BACKSLASHES = new SqlModes(true, false);

    @Test
    void questionMarksArePlaceholders() {
        ParsedSql parsed = parse("SELECT ? + ?,?");
        assertThat(parsed.placeholderCount()).isEqualTo(3);
        assertThat(parsed.isNamed()).isFalse();
        assertThat(parsed.names()).isEmpty();
        assertThat(parsed.preparable()).isSameAs(parsed.sql());
    }

    @Test
    void sqlWithoutPlaceholdersIsLeftAlone() {
        String sql = "SELECT 1";
        assertThat(parse(sql).preparable()).isSameAs(sql);
        assertThat(parse(sql).placeholderCount()).isZero();
        assertThat(parse("").placeholderCount()).isZero();
    }

    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        ParsedSql parsed = parse("SELECT :b, :a_1 FROM t WHERE x=:b AND y IN(:größe,:$x)");
        assertThat(parsed.isNamed()).isTrue();
        assertThat(parsed.names()).containsExactly("b", "a_1", "b", "größe", "$x");
        assertThat(parsed.preparable()).isEqualTo("SELECT ?, ? FROM t WHERE x=? AND y IN(?,?)");
        assertThat(parse(":a").preparable()).isEqualTo("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'?'",
                "'''?'",
                "'\\'?'",
                "'\\\\''?'",
                "\"?\"",
                "\"\"\"?\"",
                "\"\\\"?\"",
                "`?`",
                "```?`",
                "N'?'",
                "_utf8mb4'?'",
                "_utf8mb4\"?\"",
                "'a' '?'",
                "'a''?'",
                "# ?",
                "#?\n",
                "-- ?",
                "--\t?",
                "--\u0001?",
                "/* ? */",
                "/**?*/",
                "/*/?*/",
                "/* ' ? */",
                "/*+ NO_INDEX(t ?) */",
                "/*+?*/",
                "-- it's ?",
                "# `?`",
                "/* /* ? */",
                "'\n?'",
                "'--' # ?",
                "'/*?'",
                "':a'",
                "\":a\"",
                "`:a`",
                "-- :a",
                "/* :a */",
                "'\\\\\\'?'",
                "'\0?'",
                "@'?'",
                "@`?`"
            })
    void whatIsQuotedOrCommentedHasNoPlaceholders(String sql) {
        assertThat(parse(sql).placeholderCount()).isZero();
        assertThat(parse("SELECT " + sql + "\n, ?").placeholderCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'?",
                "\"?",
                "`?",
                "/*?",
                "'''?",
                "'\\'?",
                "/* ? *",
                "/* ? /",
                "-- ?",
                "# ?",
                "--",
                "'",
                "\"",
                "`",
                "/*",
                "'\\",
                "/*! ?",
                "/*!80000 ? , :a",
                "/*M! :a /* ? */",
                "/*! '*/ ?"
            })
    void whatNeverEndsHasNoPlaceholders(String sql) {
        assertThat(parse(sql).placeholderCount()).isZero();
        ParsedSql behindOne = parse("SELECT ? + " + sql);
        assertThat(behindOne.placeholderCount()).isEqualTo(1);
        assertThat(behindOne.preparable()).isSameAs(behindOne.sql());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10--?",
                "10-- 1\n?",
                "--1?",
                "-?",
                "a/?",
                "a*?",
                "*/?",
                "''?",
                "'\\\\'?",
                "``?",
                "\"\"?",
                "/**/?",
                "/*'*/?",
                "/*`*/?",
                "#'\n?",
                "LIMIT?",
                "(?)",
                "@a:=?",
                "x'41'+?",
                "0x41+?",
                "b'1'|?",
                "1.5e3+?",
                ".5+?",
                "a.b=?",
                "$a=?",
                "größe=?",
                "/*!?*/",
                "/*!80000?*/",
                "/*M!100100 ?*/",
                "/*! ' */' + ? */",
                "/*!50000 a*/?",
                "/*!80000 /* ' */ ? */",
                "? -- ?",
                "?#?",
                "?/*?*/",
                "'a' = ?",
                "'\\'' = ?",
                "a->'$.?'=?",
                "a->>\"$.?\"=?"
            })
    void whatStandsInTheOpenIsAPlaceholder(String sql) {
        assertThat(parse(sql).placeholderCount()).isEqualTo(1);
    }

    @Test
    void aQuestionMarkRightBeforeALetterIsNoPlaceholderForServersEither() {
        for (String sql : new String[] {"?a", "?1", "?_", "?$", "?ü"}) {
            assertThat(parse(sql).placeholderCount()).isZero();
        }
        assertThat(parse("??").placeholderCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@a:=1",
                "@a := 1",
                "SET @a:= 1",
                "a::b",
                "x ::b",
                ":",
                ": a",
                "label:LOOP",
                "`label`:LOOP",
                "a:b:c",
                ":=",
                "'a':",
                "12:30",
                "ü:b"
            })
    void otherColonsAreNoPlaceholders(String sql) {
        assertThat(parse(sql).placeholderCount()).isZero();
        assertThat(parse(sql).preparable()).isSameAs(sql);
    }

    @Test
    void aColonBehindAnythingElseBeginsAName() {
        for (String sql : new String[] {"=:a", "(:a)", ":=:a", "-:a", "\n:a", "'x':a", "/**/:a", "@a:=:a", "+:a-"}) {
            assertThat(parse(sql).names()).containsExactly("a");
        }
        assertThat(parse(":a:b").names()).containsExactly("a");
        assertThat(parse("?:a").names()).isEmpty();
        assertThat(parse(":1").names()).containsExactly("1");
    }

    @Test
    void bothKindsInOneStatementAreRefused() {
        for (String sql : new String[] {"SELECT ?, :a", "SELECT :a, ?", "?,:a"}) {
            assertThatThrownBy(() -> parse(sql))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("either ? or :name");
        }
        assertThat(parse("SELECT ':a', ? -- :b").placeholderCount()).isEqualTo(1);
    }

    @Test
    void withoutBackslashEscapesABackslashEndsNothing() {
        assertThat(parse("'\\' ? '", SqlModes.DEFAULT).placeholderCount()).isZero();
        assertThat(parse("'\\' ? ''", NO_BACKSLASHES).placeholderCount()).isEqualTo(1);
        assertThat(parse("'\\'' ? '", NO_BACKSLASHES).placeholderCount()).isZero();
        assertThat(parse("\"\\\" ?", NO_BACKSLASHES).placeholderCount()).isEqualTo(1);
        assertThat(parse("'\\'' ?", SqlModes.DEFAULT).placeholderCount()).isEqualTo(1);
    }

    @Test
    void underAnsiQuotesDoubleQuotesAreThoseOfIdentifiers() {
        assertThat(parse("\"\\\" ?", ANSI).placeholderCount()).isEqualTo(1);
        assertThat(parse("\"\\\" ?", SqlModes.DEFAULT).placeholderCount()).isZero();
        assertThat(parse("\"a\"\"?\" ?", ANSI).placeholderCount()).isEqualTo(1);
        assertThat(parse("'\\'?'", ANSI).placeholderCount()).isZero();
        assertThat(parse("\"label\":LOOP", ANSI).placeholderCount()).isZero();
        assertThat(parse("\"text\":name", SqlModes.DEFAULT).names()).containsExactly("name");
    }

    @Test
    void inBackticksABackslashIsItself() {
        assertThat(parse("`\\` ?").placeholderCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 1;SELECT 2;",
                ";x",
                "SELECT 1; /*! SET a=1 */",
                "SELECT 1; 'x'",
                "SELECT 1; (",
                "DO 0; ?",
                "CREATE PROCEDURE p() BEGIN DO 0; END"
            })
    void somethingBehindASemicolonIsAnotherStatement(String sql) {
        assertThat(parse(sql).hasSeveralStatements()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "SELECT 1;",
                "SELECT 1; ",
                "SELECT 1;\n-- done",
                "SELECT 1; # done",
                "SELECT 1; /* ; x */",
                "SELECT 1;;",
                "SELECT ';' ",
                "SELECT `;x`",
                "SELECT 1 -- ; x",
                "SELECT 1; /*!80000 */",
                "SELECT /* ; */ 1"
            })
    void nothingBehindASemicolonIsNone(String sql) {
        assertThat(parse(sql).hasSeveralStatements()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a IN (?)",
                "a in(?)",
                "a NOT In ( ? )",
                "a IN /* x */ ( -- y\n ? # z\n )",
                "a IN(:names)",
                "x=1 AND(a IN(?))",
                "'t'IN(?)",
                "/*!80000 IN (?)*/",
                "IN (?"
            })
    void aPlaceholderAloneBehindInTakesSeveralValues(String sql) {
        assertThat(parse(sql).isAloneInList(0)).isEqualTo(sql.indexOf(')') > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a IN ?",
                "a IN (?, 1)",
                "a IN (1, ?)",
                "a IN ((?))",
                "a IN (-?)",
                "a IN (?+1)",
                "a IN ('x' ?)",
                "f(?)",
                "VALUES (?)",
                "t.IN(?)",
                "t . IN (?)",
                "@in(?)",
                "`IN`(?)",
                "MIN(?)",
                "INX (?)",
                "'IN' (?)",
                "a IN (? 'x')",
                "a IN () ? )",
                "a IN (?;)"
            })
    void aPlaceholderElsewhereTakesOne(String sql) {
        assertThat(parse(sql).isAloneInList(0)).isFalse();
    }

    @Test
    void listsAreToldApart() {
        ParsedSql parsed = parse("a=? AND b IN (?) AND c IN (?, ?) AND d IN (?)");
        assertThat(new boolean[] {
                    parsed.isAloneInList(0), parsed.isAloneInList(1), parsed.isAloneInList(2), parsed.isAloneInList(4)
                })
                .containsExactly(false, true, false, true);
    }

    @Test
    void neitherFormIsShown() {
        assertThat(parse("SELECT secret, :secret")).hasToString("ParsedSql[22 characters, 1 placeholders]");
    }

    private static ParsedSql parse(String sql) {
        return parse(sql, SqlModes.DEFAULT);
    }

    private static ParsedSql parse(String sql, SqlModes modes) {
        return ParsedSql.parse(sql, modes);
    }
}
