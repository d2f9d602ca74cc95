package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Everything that is text in results, when {@code character_set_results} is not utf8mb4. */
class ResultsCharsetIT extends ServerTest {

    /** Text that the charset has. */
    private static final Map<String, String> TEXTS = Map.of(
            "utf8mb4", "größe 中文 😀",
            "utf8mb3", "größe 中文",
            "latin1", "größe €",
            "gbk", "中文",
            "sjis", "日本",
            "utf16", "größe 中文",
            "cp1251", "размер",
            "NULL", "größe 中文 😀",
            "binary", "größe 中文 😀");

    @Test
    void jsonIsReadInTheCharsetInWhichItComes() {
        TEXTS.forEach((charset, text) -> {
            MySqlConnection connection = connectToTable(text);
            connection.query("SET character_set_results = " + charset).join();
            for (String sql : List.of("j", "JSON_EXTRACT(j, '$.k')", "JSON_OBJECT('k', v)", "COALESCE(j, j)")) {
                for (Row row : bothProtocols(connection, "SELECT " + sql + " FROM texts")) {
                    assertThat(row.getString(0)).as("%s in %s", sql, charset).contains("\"" + text + "\"");
                }
            }
        });
    }

    @Test
    void soIsOtherTextUnlessItsCharsetIsBinary() {
        TEXTS.forEach((charset, text) -> {
            MySqlConnection connection = connectToTable(text);
            connection.query("SET character_set_results = " + charset).join();
            for (Row row : bothProtocols(connection, "SELECT v, t, e, s, n, d, v AS x FROM texts")) {
                for (int column = 0; column < 4; column++) {
                    assertThat(row.getString(column)).as(charset).isEqualTo(text);
                }
                if (!charset.equals("utf16")) {
                    assertThat(row.getString(4)).isEqualTo("1.50");
                    assertThat(row.getLocalDate(5)).isEqualTo(LocalDate.of(2024, 2, 29));
                }
            }
        });
    }

    @Test
    void numbersAndDatesInUtf16AreRightOrRefused() {
        MySqlConnection connection = connectToTable("a");
        connection.query("SET character_set_results = utf16").join();
        for (Row row : bothProtocols(connection, "SELECT n, n + 1, d, id, COALESCE(d, d) FROM texts")) {
            List<String> right = List.of("1.50", "2.50", "2024-02-29", "1", "2024-02-29");
            for (int column = 0; column < right.size(); column++) {
                try {
                    assertThat(row.getString(column)).isEqualTo(right.get(column));
                } catch (MySqlConversionException e) {
                    assertThat(e).hasMessageContaining("malformed");
                }
            }
        }
    }

    @Test
    void namesOfColumnsAreReadInItToo() {
        TEXTS.forEach((charset, text) -> {
            // Names are utf8mb3; and where the charset is binary, text is bytes.
            if (text.contains("😀")) {
                return;
            }
            MySqlConnection connection = connectToTable(text);
            connection.query("SET character_set_results = " + charset).join();
            for (Row row : bothProtocols(connection, "SELECT t AS `" + text + "`, v FROM texts")) {
                assertThat(row.getString(text)).as(charset).isEqualTo(text);
                assertThat(row.columns().get(0).name()).isEqualTo(text);
                assertThat(row.toMap()).containsOnlyKeys(text, "v");
            }
        });
    }

    @Test
    void messagesOfErrorsAreReadInItToo() {
        TEXTS.forEach((charset, text) -> {
            if (charset.equals("utf16")) {
                // The servers send an empty message: its first byte is a NUL.
                return;
            }
            String name = text.replace(" 😀", "");
            MySqlConnection connection = connect();
            connection.query("SET character_set_results = " + charset).join();
            for (CompletableFuture<QueryResult> failing : List.of(
                    connection.query("SELECT `" + name + "`"), connection.query("SELECT `" + name + "`, ?", 1))) {
                assertThatThrownBy(failing::join)
                        .as(charset)
                        .hasCauseInstanceOf(MySqlServerException.class)
                        .hasMessageContaining(name);
            }
        });
    }

    @Test
    void jsonIsReadInTheCharsetThatAProcedureHasSet() {
        MySqlConnection connection = connectToTable("größe");
        connection.query("DROP PROCEDURE IF EXISTS change_charset").join();
        connection
                .query("CREATE PROCEDURE change_charset() BEGIN SELECT j FROM texts;"
                        + " SET character_set_results = latin1; SELECT j FROM texts; END")
                .join();
        for (QueryResult result :
                connection.query("CALL change_charset()").join().results()) {
            result.forEach(row -> assertThat(row.getString(0)).contains("größe"));
        }
    }

    private static List<Row> bothProtocols(MySqlConnection connection, String sql) {
        return List.of(
                one(connection, sql),
                connection.query(sql + " WHERE id = ?", 1).join().single());
    }

    private MySqlConnection connectToTable(String text) {
        MySqlConnection connection = connect();
        connection.query("DROP TABLE IF EXISTS texts").join();
        connection
                .query("CREATE TABLE texts (id INT, j JSON, v VARCHAR(40), t TEXT, e ENUM('" + text + "'), s SET('"
                        + text + "'), n DECIMAL(5,2), d DATE) CHARACTER SET utf8mb4")
                .join();
        connection
                .query(
                        "INSERT INTO texts VALUES (1, ?, ?, ?, ?, ?, 1.5, '2024-02-29')",
                        "{\"k\": \"" + text + "\"}",
                        text,
                        text,
                        text,
                        text)
                .join();
        return connection;
    }
}
