package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.testkit.server.ServerKind;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CALL gives for the OUT parameters of a procedure. */
class OutParameterIT extends ServerTest {

    @Test
    void theirResultIsKnownFromTheOthers() {
        for (long without : new long[] {0, Capabilities.CLIENT_DEPRECATE_EOF}) {
            MySqlConnection connection = connect(options().capabilities(0, without));
            procedure(connection, "(OUT a INT, INOUT b INT) BEGIN SELECT 1; SET a = 7, b = b + 1; SELECT 2, 3; END");
            List<QueryResult> results = connection
                    .query("CALL out_parameters(?, ?)", null, 5)
                    .join()
                    .results();

            assertThat(results).extracting(QueryResult::isOutParameters).containsExactly(false, false, true, false);
            QueryResult out = results.get(2);
            assertThat(out.single().toMap().values()).containsExactly(7, 6);
            assertThat(out.columns()).allMatch(ColumnMetadata::isOutParameter);
            assertThat(results.get(1).columns()).noneMatch(ColumnMetadata::isOutParameter);
        }
    }

    @Test
    void bitsAreNumbers() {
        MySqlConnection connection = connect();
        for (int bits = 1; bits <= 64; bits++) {
            BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            for (BigInteger value : List.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    all,
                    BigInteger.ONE.shiftLeft(bits - 1),
                    BigInteger.valueOf(53).min(all))) {
                procedure(connection, "(OUT a BIT(" + bits + ")) SET a = " + value);
                Row row = connection
                        .query("CALL out_parameters(?)", (Object) null)
                        .join()
                        .single();

                assertThat(row.get(0, BigInteger.class)).as("BIT(%s)", bits).isEqualTo(value);
                assertThat(row.getBoolean(0)).isEqualTo(value.signum() != 0);
                assertThat(new BigInteger(1, row.getBytes(0))).isEqualTo(value);
            }
        }
    }

    @Test
    void textInUtf8IsText() {
        MySqlConnection connection = connect();
        procedure(connection, """
                (OUT v VARCHAR(20) CHARACTER SET utf8mb4, OUT c CHAR(5) CHARACTER SET utf8mb4,
                OUT t TEXT CHARACTER SET utf8mb4, OUT e ENUM('é', 'x') CHARACTER SET utf8mb4,
                OUT j JSON, OUT b VARBINARY(9), OUT l BLOB)
                SET v = 'é€😀', c = 'é', t = 'é', e = 'é', j = '"é"', b = x'E9', l = x'E9'""");
        Row row = connection
                .query("CALL out_parameters(?, ?, ?, ?, ?, ?, ?)", null, null, null, null, null, null, null)
                .join()
                .single();

        // MariaDB names the format of columns, and not of parameters.
        String json = endpoint.kind() == ServerKind.MYSQL ? "JSON" : "TEXT";

        assertThat(row.get("v")).isEqualTo("é€😀");
        assertThat(row.get("c")).isEqualTo("é");
        assertThat(row.get("t")).isEqualTo("é");
        assertThat(row.get("e")).isEqualTo("é");
        assertThat(row.get("j")).isEqualTo("\"é\"");
        assertThat(row.get("b")).isEqualTo(new byte[] {(byte) 0xE9});
        assertThat(row.get("l")).isEqualTo(new byte[] {(byte) 0xE9});
        assertThat(row.columns())
                .extracting(ColumnMetadata::typeName)
                .containsExactly("VARCHAR", "CHAR", "TEXT", "ENUM", json, "VARBINARY", "BLOB");
    }

    @Test
    void jsonIsTheSameWhateverTheCharacterSetOfResultsIs() {
        MySqlConnection connection = connect();
        procedure(connection, "(OUT j JSON) SET j = '\"é\"'");
        for (String charset : List.of("latin1", "gbk", "utf16", "binary", "utf8mb3")) {
            connection.query("SET character_set_results=" + charset).join();

            Row row = connection
                    .query("CALL out_parameters(?)", (Object) null)
                    .join()
                    .single();

            assertThat(row.getString("j")).as(charset).isEqualTo("\"é\"");
        }
    }

    @Test
    void textInAnotherCharsetIsTextOrRefusedWithTheRemedy() {
        MySqlConnection connection = connect();
        for (String charset : List.of("latin1", "gbk", "utf16", "cp1251")) {
            String text = charset.equals("cp1251") ? "ж" : "à";
            procedure(connection, "(OUT a VARCHAR(20) CHARACTER SET " + charset + ") SET a = '" + text + "'");
            Row row = connection
                    .query("CALL out_parameters(?)", (Object) null)
                    .join()
                    .single();

            if (endpoint.kind() == ServerKind.MYSQL) {
                assertThatExceptionOfType(MySqlConversionException.class)
                        .as(charset)
                        .isThrownBy(() -> row.get(0))
                        .withMessageContainingAll("CHARACTER SET utf8mb4", "SELECT @v");
                assertThat(row.getBytes(0)).isNotEmpty();
            } else {
                assertThat(row.get(0)).isEqualTo(text);
            }
            // The remedy.
            connection.query("CALL out_parameters(@v)").join();
            assertThat(one(connection, "SELECT @v").get(0)).isEqualTo(text);
        }
    }

    private static void procedure(MySqlConnection connection, String definition) {
        connection.query("DROP PROCEDURE IF EXISTS out_parameters").join();
        connection.query("CREATE PROCEDURE out_parameters" + definition).join();
    }
}
