package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.testkit.server.ServerKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Literals as real servers read them, under every combination of modes. */
class LiteralIT extends SqlServerTest {

    private static final String[] NASTY = {
        "'", "\"", "`", "\\", "\0", "\n", "\r", "\u001a", "ü", "😀", "%", "_", "#", "-", "/", "*", "?", ":", ";", "0",
        "Z", " "
    };

    private static final int VALUES_A_STATEMENT = 200;

    @Test
    void textArrivesAsItIs() {
        String sql = "SELECT HEX(?)" + ", HEX(?)".repeat(VALUES_A_STATEMENT - 1);
        for (SqlModes modes : MODES) {
            MySqlConnection connection = connect(modes);
            Random random = new Random(15);
            for (int round = 0; round < 20; round++) {
                Object[] texts = new Object[VALUES_A_STATEMENT];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = nasty(random);
                }
                Row row = one(connection, modes, sql, texts);
                for (int i = 0; i < texts.length; i++) {
                    assertThat(row.getString(i)).isEqualTo(hex(((String) texts[i]).getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    @Test
    void bytesAreABinaryStringInEveryContext() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        for (SqlModes modes : MODES) {
            MySqlConnection connection = connect(modes);
            Row row = one(
                    connection,
                    modes,
                    "SELECT ?, CHARSET(?), ?, LENGTH(?), HEX(?)",
                    all,
                    all,
                    new byte[0],
                    new byte[0],
                    all);
            assertThat(row.getBytes(0)).isEqualTo(all);
            assertThat(row.getString(1)).isEqualTo("binary");
            assertThat(row.getBytes(2)).isEmpty();
            assertThat(row.getInt(3)).isZero();
            assertThat(row.getString(4)).isEqualTo(hex(all));

            byte[] digits = {'1', '2'};
            Row numeric = one(connection, modes, "SELECT ? + 0, CAST(? AS SIGNED)", digits, digits);
            assertThat(numeric.getDouble(0)).isEqualTo(12);
            assertThat(numeric.getInt(1)).isEqualTo(12);
        }
    }

    @Test
    void integersKeepTheirTypeToTheEnds() {
        BigInteger beyond = BigInteger.TWO.pow(64);
        QueryResult result =
                select(Long.MIN_VALUE, Long.MAX_VALUE, BigInteger.TWO.pow(64).subtract(BigInteger.ONE), beyond);
        assertThat(types(result))
                .containsExactly(ColumnType.LONGLONG, ColumnType.LONGLONG, ColumnType.LONGLONG, ColumnType.NEWDECIMAL);
        Row row = result.rows().get(0);
        assertThat(row.getLong(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getLong(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(row.get(2)).isEqualTo(beyond.subtract(BigInteger.ONE));
        assertThat(row.getBigDecimal(3)).isEqualTo(new BigDecimal(beyond));
        assertThat(one(select(true, false, Year.of(2024))).toMap().values()).hasToString("[1, 0, 2024]");
    }

    @Test
    void decimalsKeepTheirScaleAndEveryDigit() {
        BigDecimal[] values = {
            new BigDecimal("1.50"),
            new BigDecimal("5"),
            new BigDecimal("-5"),
            new BigDecimal("1E+3"),
            new BigDecimal("0.00"),
            new BigDecimal("9".repeat(65)),
            new BigDecimal("-0." + "3".repeat(65)),
            new BigDecimal("1234567890123456789012345678." + "7".repeat(37))
        };
        QueryResult result = select((Object[]) values);
        assertThat(types(result)).containsOnly(ColumnType.NEWDECIMAL);
        for (int i = 0; i < values.length; i++) {
            BigDecimal expected = values[i].scale() < 0 ? values[i].setScale(0) : values[i];
            assertThat(result.rows().get(0).getBigDecimal(i)).isEqualTo(expected);
        }
    }

    @Test
    void doublesAreReadBackToTheBit() {
        Random random = new Random(16);
        Object[] values = new Object[VALUES_A_STATEMENT];
        for (int i = 0; i < values.length; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            values[i] = Double.isNaN(value) || Double.isInfinite(value) ? Double.MIN_VALUE : value;
        }
        values[0] = Double.MAX_VALUE;
        values[1] = Double.MIN_NORMAL;
        values[2] = 0.1f;
        QueryResult result = select(values);
        assertThat(types(result)).containsOnly(ColumnType.DOUBLE);
        for (int i = 0; i < values.length; i++) {
            assertThat(result.rows().get(0).getDouble(i)).isEqualTo(((Number) values[i]).doubleValue());
        }
        if (endpoint.kind() == ServerKind.MYSQL) {
            assertThat(Double.doubleToRawLongBits(one(select(-0.0)).getDouble(0)))
                    .isEqualTo(Double.doubleToRawLongBits(-0.0));
        }
    }

    @Test
    void temporalValuesAreTemporalAndWhole() {
        LocalDateTime dateTime = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
        Duration span = Duration.ofHours(838).plusMinutes(59).plusSeconds(58).plusNanos(1_000);
        QueryResult result = select(
                LocalDate.of(0, 1, 1),
                LocalDate.of(2024, 2, 29),
                dateTime,
                LocalDateTime.of(0, 1, 1, 0, 0),
                span.negated(),
                LocalTime.of(23, 59, 59, 500_000_000));
        assertThat(types(result))
                .containsExactly(
                        ColumnType.DATE,
                        ColumnType.DATE,
                        ColumnType.DATETIME,
                        ColumnType.DATETIME,
                        ColumnType.TIME,
                        ColumnType.TIME);
        Row row = result.rows().get(0);
        assertThat(row.getLocalDate(0)).isEqualTo(LocalDate.of(0, 1, 1));
        assertThat(row.getLocalDate(1)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(row.getLocalDateTime(2)).isEqualTo(dateTime);
        assertThat(row.getLocalDateTime(3)).isEqualTo(LocalDateTime.of(0, 1, 1, 0, 0));
        assertThat(row.getDuration(4)).isEqualTo(span.negated());
        assertThat(row.getString(5)).isEqualTo("23:59:59.500000");
    }

    @Test
    void otherValuesMeanWhatTheySay() {
        UUID id = UUID.fromString("6ccd780c-baba-1026-9564-5b8c656024db");
        MySqlConnection connection = connect();
        Row row = one(
                connection,
                SqlModes.DEFAULT,
                "SELECT ? IS NULL, ? = '6ccd780c-baba-1026-9564-5b8c656024db', 2 IN (?), 4 IN (?), ? 'name'",
                null,
                id,
                List.of(1, 2, 3),
                List.of(1, 2, 3),
                "value");
        assertThat(row.getBoolean(0)).isTrue();
        assertThat(row.getBoolean(1)).isTrue();
        assertThat(row.getBoolean(2)).isTrue();
        assertThat(row.getBoolean(3)).isFalse();
        assertThat(row.getString("name")).isEqualTo("value");
    }

    private QueryResult select(Object... values) {
        String sql = "SELECT ? a0";
        for (int i = 1; i < values.length; i++) {
            sql += ", ? a" + i;
        }
        return connect().query(interpolated(SqlModes.DEFAULT, sql, values)).join();
    }

    private static Row one(QueryResult result) {
        return result.rows().get(0);
    }

    private static List<ColumnType> types(QueryResult result) {
        return result.columns().stream().map(ColumnMetadata::type).toList();
    }

    private static String nasty(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(NASTY[random.nextInt(NASTY.length)]);
        }
        return text.toString();
    }

    private static String hex(byte[] content) {
        return HexFormat.of().withUpperCase().formatHex(content);
    }
}
