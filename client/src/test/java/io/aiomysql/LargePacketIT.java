package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Payloads at and beyond what one packet holds, both ways and over both protocols. */
class LargePacketIT extends ServerTest {

    private static final int[] PAYLOADS = {0xFFFFFF - 1, 0xFFFFFF, 0xFFFFFF + 1, 64 << 20};

    /** Its length divides no packet, so that packets out of order show. */
    private static final String PATTERN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    @Test
    void aLargeStatementArrivesWhole() {
        MySqlConnection connection = connect();
        String start = "SELECT CRC32('";
        String end = "')";
        for (int payload : PAYLOADS) {
            String text = text(payload - 1 - start.length() - end.length());
            assertThat(one(connection, start + text + end).getLong(0)).isEqualTo(crc(text));
        }
        assertUsable(connection);
    }

    @Test
    void aLargeLiteralArrivesWhole() {
        MySqlConnection connection = connect(options().statementMode(StatementMode.TEXT));
        String text = text(PAYLOADS[2]);
        assertThat(sum(connection, text)).isEqualTo(crc(text));
        assertUsable(connection);
    }

    @Test
    void aLargeParameterArrivesWhole() {
        MySqlConnection connection = connect();
        for (int payload : PAYLOADS) {
            // COM_STMT_EXECUTE's header, NULL bits, types, and the parameter's length.
            String text = text(payload - 14 - lengthOfLength(payload));
            assertThat(sum(connection, text.getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(crc(text));
        }
        assertUsable(connection);
    }

    @Test
    void aLargeRowOfTheTextProtocolArrivesWhole() {
        MySqlConnection connection = connect();
        for (int payload : PAYLOADS) {
            String text = text(payload - lengthOfLength(payload));
            assertSame(one(connection, repeat(String.valueOf(text.length()))), text);
        }
        assertUsable(connection);
    }

    @Test
    void aLargeRowOfTheBinaryProtocolArrivesWhole() {
        MySqlConnection connection = connect();
        for (int payload : PAYLOADS) {
            // The row's header and NULL bits, and the cell's length.
            String text = text(payload - 2 - lengthOfLength(payload));
            QueryResult result = connection.query(repeat("?"), text.length()).join();
            assertSame(result.rows().get(0), text);
        }
        assertUsable(connection);
    }

    private static String repeat(String length) {
        return "SELECT LEFT(REPEAT('" + PATTERN + "', " + (1 + (64 << 20) / PATTERN.length()) + "), " + length + ")";
    }

    private static long sum(MySqlConnection connection, Object parameter) {
        return connection.query("SELECT CRC32(?)", parameter).join().single().getLong(0);
    }

    /** Does not show what is not the same. */
    private static void assertSame(Row row, String expected) {
        assertThat(expected.equals(row.getString(0)))
                .as("%d characters arrive whole", expected.length())
                .isTrue();
    }

    private static void assertUsable(MySqlConnection connection) {
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }

    /** A value shorter than 2^24 has a length of 4 bytes. */
    private static int lengthOfLength(int payload) {
        return payload > 0xFFFFFF + 1 ? 9 : 4;
    }

    private static String text(int length) {
        return PATTERN.repeat(1 + length / PATTERN.length()).substring(0, length);
    }

    private static long crc(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return sum.getValue();
    }
}
