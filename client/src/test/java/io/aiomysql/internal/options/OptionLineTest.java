package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.internal.options.OptionLine.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected values are what my_print_defaults of MySQL 9.7 printed for the same lines. */
class OptionLineTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user=plain | plain",
                "password=\"q#u;o te\\s\\x\\\\z\" | q#u;o te \\x\\z",
                "host='single' # comment | single",
                "database=a;b | a;b",
                "socket=x ; y | x ; y",
                "port=33#06 | 33",
                "init-command = \"SET @a='b'\" # c | SET @a='b'",
                "a=\"x\" b | \"x\" b",
                "b=' | '",
                "c='' | ~~",
                "e = a # b | a",
                "f=\"a\" \"b\" | a\" \"b",
                "  g   =   h | h",
                "h=\"a\\\"b\" # c | a\"b",
                "p=\"a | \"a",
                "p=it's#x | it's#x",
                "u=a\\ | a\\",
                "u=a\\\\sb\\\\s | a\\sb\\s",
                "l= | ~~",
                "e=a=b | a=b",
            })
    void aValueIsWhatTheServersProgramsRead(String line, String value) {
        assertThat(OptionLine.of(line).kind()).isEqualTo(Kind.OPTION);
        assertThat(OptionLine.of(line).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u2003", "\u3000", "\u0085", "\u2028", "\u001C"})
    void onlyTheSpacesOfAsciiAreStripped(String space) {
        assertThat(OptionLine.of("password =\t" + space + "x" + space + " \u000B\f\r")
                        .value())
                .isEqualTo(space + "x" + space);
    }

    @Test
    void spacesCountWhereTheyDoForTheServersPrograms() {
        assertThat(OptionLine.of("[client ]").name()).isEqualTo("client");
        assertThat(OptionLine.of("[ client]").name()).isEqualTo(" client");
        assertThat(OptionLine.of("! include  a b.cnf ")).isEqualTo(new OptionLine(Kind.INCLUDE, "a b.cnf", null));
    }

    @Test
    void escapesStandForCharacters() {
        assertThat(OptionLine.of("d=a\\tb\\nc\\rd\\be\\'f\\sg").value()).isEqualTo("a\tb\nc\rd\be'f g");
        assertThat(OptionLine.of("p=\"\\s # \\s\"").value()).isEqualTo("  #  ");
    }

    @Test
    void aKeyMayHaveNoValue() {
        assertThat(OptionLine.of("compress # comment")).isEqualTo(new OptionLine(Kind.OPTION, "compress", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# comment", "; comment", "  #[group]"})
    void commentsAndEmptyLinesAreNothing(String line) {
        assertThat(OptionLine.of(line).kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void groupsAndFilesToIncludeAreRecognised() {
        assertThat(OptionLine.of(" [client] trailing")).isEqualTo(new OptionLine(Kind.GROUP, "client", null));
        assertThat(OptionLine.of("!include /etc/my file.cnf"))
                .isEqualTo(new OptionLine(Kind.INCLUDE, "/etc/my file.cnf", null));
        assertThat(OptionLine.of("!includedir  conf.d")).isEqualTo(new OptionLine(Kind.INCLUDE_FOLDER, "conf.d", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[client", "!bogus s3cret", "!include", "--password=s3cret", "=s3cret"})
    void malformedLinesAreRefusedWithoutTheirContent(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionLine.of(line))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void noTextShowsAValue() {
        assertThat(OptionLine.of("password=s3cret").toString()).doesNotContain("s3cret");
    }
}
