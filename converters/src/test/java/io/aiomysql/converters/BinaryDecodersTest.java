package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryDecodersTest {

    /** A cell of the type as MySQL 9.7 sends it, and the value. */
    @ParameterizedTest
    @CsvSource({
        "0x01, 0, 80, -128",
        "0x01, 0x20, 80, 128",
        "0x02, 0, 0080, -32768",
        "0x02, 0x20, 0080, 32768",
        "0x0D, 0x60, e807, 2024",
        "0x09, 0, 000080ff, -8388608",
        "0x09, 0x20, ffffff00, 16777215",
        "0x03, 0, 00000080, -2147483648",
        "0x03, 0x20, 00000080, 2147483648",
        "0x08, 0, 0000000000000080, -9223372036854775808",
        "0x08, 0x20, 0000000000000080, 9223372036854775808",
        "0x04, 0, 0000c03f, 1.5",
        "0x05, 0, 000000000000f83f, 1.5",
        "0xF6, 0, 312e3530, 1.50",
        "0x10, 0x20, 0201, 513"
    })
    void numbersAreReadWithTheirSign(String typeCode, String flags, String hex, String value) {
        Column column = Column.of(Integer.decode(typeCode), Integer.decode(flags), Decoders.BINARY);

        assertThat(CellBytes.hex(hex).as(BinaryDecoders.forColumn(column))).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x01", "0x02", "0x03", "0x04", "0x05", "0x08", "0x09", "0x0D"})
    void aNumberOfAnotherWidthIsMalformed(String typeCode) {
        ColumnDecoder decoder = BinaryDecoders.forColumn(Column.of(Integer.decode(typeCode)));

        Decoders.assertRefuses(decoder, CellBytes.hex(""), Object.class, "malformed");
        Decoders.assertRefuses(decoder, CellBytes.hex("000000"), Object.class, "malformed");
        Decoders.assertRefuses(decoder, CellBytes.hex("000000000000000000"), Long.class, "malformed");
        Decoders.assertRefuses(decoder, CellBytes.hex("000000000000000000"), String.class, "malformed");
    }

    /** DECIMAL, BIT, strings and what is sent as strings are the same bytes in both protocols. */
    @Test
    void whatIsSentAlikeHasOneDecoder() {
        for (int typeCode : new int[] {0x00, 0xF6, 0x10, 0x0F, 0xFD, 0xFE, 0xF7, 0xF8, 0xF5, 0xFC, 0xFF, 0xF2, 0x06}) {
            for (int collation : new int[] {Decoders.UTF8MB4, Decoders.BINARY}) {
                assertThat(new Protocols(Column.of(typeCode, 0, collation)).areOne())
                        .as("type %02x", typeCode)
                        .isTrue();
            }
        }
        for (String extended : new String[] {"uuid", "inet4", "inet6", "vector"}) {
            assertThat(new Protocols(Column.of(ColumnType.STRING).withExtendedType(extended)).areOne())
                    .isTrue();
        }
        assertThat(new Protocols(Column.of(ColumnType.BLOB).withExtendedFormat("json")).areOne())
                .isTrue();
    }
}
