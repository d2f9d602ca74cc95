package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integers are the same in both protocols, whatever they are read as. */
class IntegerProtocolsTest {

    private static final List<Class<?>> NUMBERS = List.of(
            Object.class,
            String.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Boolean.class,
            BigInteger.class,
            BigDecimal.class);

    @ParameterizedTest
    @CsvSource({
        "0x01, 0, 1, -128, 127",
        "0x01, 0x20, 1, 0, 255",
        "0x02, 0, 2, -32768, 32767",
        "0x02, 0x20, 2, 0, 65535",
        "0x0D, 0x60, 2, 0, 2155"
    })
    void allSmallNumbersAgree(String typeCode, String flags, int width, int from, int to) {
        Protocols protocols = protocols(typeCode, flags);
        for (int value = from; value <= to; value++) {
            protocols.assertAgree(text(typeCode, value), Protocols.fixed(value, width), NUMBERS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x09, 0, 4, -8388608, 8388607",
        "0x09, 0x20, 4, 0, 16777215",
        "0x03, 0, 4, -2147483648, 2147483647",
        "0x03, 0x20, 4, 0, 4294967295",
        "0x08, 0, 8, -9223372036854775808, 9223372036854775807"
    })
    void largeNumbersAgreeAtTheirEdgesAndAtRandom(String typeCode, String flags, int width, long from, long to) {
        Protocols protocols = protocols(typeCode, flags);
        Random random = new Random(11);
        for (int bits = 0; bits < Long.SIZE; bits++) {
            for (long nudge = -2; nudge <= 2; nudge++) {
                assertAgrees(protocols, clamp((1L << bits) + nudge, from, to), width);
                assertAgrees(protocols, clamp(-(1L << bits) + nudge, from, to), width);
            }
            for (int round = 0; round < 30; round++) {
                assertAgrees(protocols, clamp(random.nextLong() >> bits, from, to), width);
            }
        }
    }

    @Test
    void unsignedBigintsAgreeAtTheirEdgesAndAtRandom() {
        Protocols protocols = protocols("0x08", "0x20");
        Random random = new Random(12);
        for (int bits = 0; bits < Long.SIZE; bits++) {
            for (long nudge = -2; nudge <= 2; nudge++) {
                assertUnsignedAgrees(protocols, (1L << bits) + nudge);
            }
            for (int round = 0; round < 30; round++) {
                assertUnsignedAgrees(protocols, random.nextLong() >>> bits);
            }
        }
    }

    @Test
    void whatIsNotOfferedIsRefusedAlike() {
        for (String typeCode : List.of("0x01", "0x02", "0x09", "0x03", "0x08")) {
            int width = List.of("0x01", "0x02").contains(typeCode) ? Integer.decode(typeCode) : 4;
            protocols(typeCode, "0")
                    .assertAgree("1", Protocols.fixed(1, typeCode.equals("0x08") ? 8 : width), Decoders.WANTED);
        }
        protocols("0x08", "0x20").assertAgree("1", Protocols.fixed(1, 8), Decoders.WANTED);
        protocols("0x0D", "0x60").assertAgree("0001", Protocols.fixed(1, 2), Decoders.WANTED);
    }

    /** As MySQL 9.7 and MariaDB 11.8 write them. */
    @Test
    void zerosBeforeANumberAreWrittenAsTheServersWriteThem() {
        assertPadded("0x01", 3, "007", 7, 1);
        assertPadded("0x09", 8, "00000005", 5, 4);
        assertPadded("0x03", 7, "0000042", 42, 4);
        assertPadded("0x03", 3, "12345", 12345, 4);
        assertPadded("0x08", 20, "00000000000000000001", 1, 8);
        assertPadded("0x0D", 4, "0000", 0, 2);
    }

    private static void assertPadded(String typeCode, long displayWidth, String text, long value, int width) {
        Column column =
                Column.of(Integer.decode(typeCode), 0x60, Decoders.BINARY).withLength(displayWidth);

        new Protocols(column).assertAgree(text, Protocols.fixed(value, width), NUMBERS);
    }

    private static void assertAgrees(Protocols protocols, long value, int width) {
        protocols.assertAgree(Long.toString(value), Protocols.fixed(value, width), NUMBERS);
    }

    private static void assertUnsignedAgrees(Protocols protocols, long value) {
        protocols.assertAgree(Long.toUnsignedString(value), Protocols.fixed(value, Long.BYTES), NUMBERS);
    }

    private static Protocols protocols(String typeCode, String flags) {
        return new Protocols(Column.of(Integer.decode(typeCode), Integer.decode(flags), Decoders.BINARY)
                .withLength(typeCode.equals("0x0D") ? 4 : 0));
    }

    private static String text(String typeCode, int value) {
        return typeCode.equals("0x0D") ? "%04d".formatted(value) : Integer.toString(value);
    }

    private static long clamp(long value, long from, long to) {
        return Math.max(from, Math.min(to, value));
    }
}
