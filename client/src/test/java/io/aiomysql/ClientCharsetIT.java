package io.aiomysql;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The client sends UTF-8. While {@code character_set_client} would read it as something else, it sends none of that. */
class ClientCharsetIT extends ServerTest {

    private static final List<String> CHARSETS = List.of("gbk", "sjis", "big5", "cp932", "latin1", "swe7");
    private static final String TEXT = "中文";

    /** In gbk the second byte of E7B8 97 5C is a backslash's. */
    private static final String BREAKING_OUT = "\u7e17\\";

    @Test
    void whatWouldBeReadAsOtherTextIsRefusedBeforeItIsSent() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            connection
                    .query("CREATE TEMPORARY TABLE t (v VARCHAR(99) CHARACTER SET utf8mb4)")
                    .join();
            for (String charset : CHARSETS) {
                connection.query("SET NAMES " + charset).join();
                assertRefused(connection.query("SELECT ?, 1", TEXT));
                assertRefused(connection.query("SELECT ? AS a, ? AS b", BREAKING_OUT, ", 7 AS injected -- "));
                assertRefused(connection.query("INSERT INTO t VALUES (?)", "é"));
                assertRefused(connection.query("SELECT 'é'"));
                assertRefused(connection.query("SELECT 1 AS é"));
                assertRefused(connection.prepare("SELECT 'é', ?"));
                assertRefused(connection.selectDatabase("größe"));
                if (mode == StatementMode.BINARY) {
                    assertRefused(connection.query("INSERT INTO t VALUES (?)", new StringReader("é")));
                }
                assertThat(number(connection.query("SELECT 42, 'plain'"))).isEqualTo(42);
                assertThat(number(connection.query("SELECT ?, ?", 42, "plain"))).isEqualTo(42);
            }
            connection.query("SET NAMES utf8mb4").join();
            assertThat(number(connection.query("SELECT COUNT(*) FROM t"))).isZero();
            assertThat(text(connection.query("SELECT ?", TEXT))).isEqualTo(TEXT);
        }
    }

    @Test
    void soItIsBehindTheStatementThatNobodyWaitsFor() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            for (String charset : CHARSETS) {
                CompletableFuture<QueryResult> before = connection.query("SELECT ?", TEXT);
                ignore(connection.query("SET NAMES " + charset));
                CompletableFuture<QueryResult> refused = connection.query("SELECT ?", TEXT);
                CompletableFuture<QueryResult> plain = connection.query("SELECT 42");
                ignore(connection.query("SET NAMES utf8mb4"));
                CompletableFuture<QueryResult> after = connection.query("SELECT ?", TEXT);

                assertThat(text(before)).isEqualTo(TEXT);
                assertRefused(refused);
                assertThat(number(plain)).isEqualTo(42);
                assertThat(text(after)).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void aSessionThatDoesNotReportIsRefusedByTheTextOfTheStatement() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            connection.query("SET session_track_system_variables = ''").join();
            for (String charset : CHARSETS) {
                connection.query("SET NAMES " + charset).join();
                assertRefused(connection.query("SELECT ? AS a, ? AS b", BREAKING_OUT, ", 7 AS injected -- "));
                assertThat(number(connection.query("SELECT ?, ?", 42, "plain"))).isEqualTo(42);
            }
            connection.query("SET NAMES utf8mb4").join();
            assertThat(text(connection.query("SELECT ?", TEXT))).isEqualTo(TEXT);
        }
    }

    @Test
    void mogrifyRefusesIt() {
        MySqlConnection connection = connect();
        for (String charset : CHARSETS) {
            connection.query("SET NAMES " + charset).join();
            assertThatIllegalStateException()
                    .isThrownBy(() -> connection.cursor().mogrify("SELECT ?", BREAKING_OUT))
                    .withMessageContaining("SET NAMES utf8mb4")
                    .withMessageNotContaining(BREAKING_OUT);
        }
        connection.query("SET NAMES utf8mb4").join();
        assertThat(connection.cursor().mogrify("SELECT ?", TEXT)).isEqualTo("SELECT '" + TEXT + "'");
    }

    @Test
    void asciiAndBytesAreSentUnderEveryCharset() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            for (String charset : List.of("gbk", "sjis", "big5", "latin1")) {
                connection.query("SET NAMES " + charset).join();
                String ascii = "it's \\ [a] {b} \"c\" ~ -- ";
                assertThat(text(connection.query("SELECT ?", ascii))).isEqualTo(ascii);
                assertThat(text(connection.query("SELECT HEX(?)", ascii + 7))).startsWith("69742773205C20");
            }
            connection.query("SET NAMES latin1").join();
            byte[] bytes = {(byte) 0xE4, 0, (byte) 0xBF, 0x5C, 0x27};
            if (mode == StatementMode.TEXT) {
                assertThat(text(connection.query("SELECT HEX(?)", bytes))).isEqualTo("E400BF5C27");
            }
        }
    }

    @Test
    void lettersThatSwedishHasInThePlaceOfSignsAreRefused() {
        MySqlConnection connection = connect(options().statementMode(StatementMode.TEXT));
        connection.query("SET character_set_client = swe7").join();
        for (String sign : List.of("@", "[", "\\", "]", "^", "`", "{", "|", "}", "~")) {
            assertRefused(connection.query("SELECT ?", sign));
        }
        assertThat(text(connection.query("SELECT ?", "plain 'text'!"))).isEqualTo("plain 'text'!");
    }

    @Test
    void utf8mb3TakesAllButTheSupplementaryPlanes() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().statementMode(mode));
            for (String names : List.of("SET NAMES utf8mb3", "SET character_set_client = utf8mb3")) {
                connection.query(names).join();
                assertThat(text(connection.query("SELECT ?", TEXT))).isEqualTo(TEXT);
                assertRefused(connection.query("SELECT ?", "😀"));
                assertThat(text(connection.query("SELECT ?", "größe €"))).isEqualTo("größe €");
            }
        }
    }

    @Test
    void bytesOfStreamsAreSentAsTheyAre() {
        MySqlConnection connection = connect();
        connection.query("SET NAMES latin1").join();
        byte[] bytes = {(byte) 0xE4, 0, (byte) 0xBF};
        assertThat(text(connection.query("SELECT HEX(?)", new ByteArrayInputStream(bytes))))
                .isEqualTo("E400BF");
    }

    @Test
    void aResetHeals() {
        MySqlConnection connection = connect();
        connection.query("SET NAMES gbk").join();
        assertRefused(connection.query("SELECT ?", TEXT));
        connection.reset().join();
        assertThat(text(connection.query("SELECT ?", TEXT))).isEqualTo(TEXT);
    }

    private static void assertRefused(CompletableFuture<?> refused) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(refused::join)
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("SET NAMES utf8mb4");
    }

    private static long number(CompletableFuture<QueryResult> result) {
        return result.join().single().getLong(0);
    }

    private static String text(CompletableFuture<QueryResult> result) {
        return result.join().single().getString(0);
    }
}
