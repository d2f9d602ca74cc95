package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

// The layout is that of https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html
class BinaryRowTest {

    private static CellLayout layout(String types) {
        return BinaryType.layout(
                types.isEmpty()
                        ? List.of()
                        : Stream.of(types.split(" ", -1))
                                .map(BinaryType::valueOf)
                                .toList());
    }

    private static int[] locate(CellLayout layout, PayloadReader in) {
        int[] cells = new int[layout.columns()];
        layout.locate(in, cells, 0);
        assertThat(in.remaining()).isZero();
        return cells;
    }

    private static int[] locate(String types, String... hex) {
        return locate(layout(types), PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void findsTheValueOfANumberAndTheLengthOfAText() {
        // MySQL 9.7.4 and MariaDB 11.8.9: 1 and 'one', 2 and NULL.
        assertThat(locate("LONG VAR_STRING", "00 00 01000000 03 6F6E65")).containsExactly(2, 6);
        assertThat(locate("LONG VAR_STRING", "00 08 02000000")).containsExactly(2, CellLayout.NULL);
    }

    @Test
    void aCellHasAStartAndALength() {
        CellLayout layout = layout("LONG VAR_STRING DATE BLOB TINY");
        byte[] row = Hex.bytes("00 00 01000000 03 6F6E65 04 E807021D FC0001", "61".repeat(256), "07");
        int[] cells = locate(layout, PayloadReader.of(row));
        assertThat(cells).containsExactly(2, 6, 10, 15, 274);
        int[] starts = {2, 7, 11, 18, 274};
        int[] lengths = {4, 3, 4, 256, 1};
        for (int i = 0; i < cells.length; i++) {
            assertThat(layout.start(row, cells[i], i)).isEqualTo(starts[i]);
            assertThat(layout.length(row, cells[i], i)).isEqualTo(lengths[i]);
        }
        assertThat(layout.isBinary()).isTrue();
    }

    @Test
    void aTextRowsCellHasAStartAndALengthToo() {
        CellLayout layout = CellLayout.text(2);
        byte[] row = Hex.bytes("0131 FC0001", "61".repeat(256));
        int[] cells = locate(layout, PayloadReader.of(row));
        assertThat(cells).containsExactly(0, 2);
        assertThat(layout.start(row, 0, 0)).isEqualTo(1);
        assertThat(layout.length(row, 0, 0)).isEqualTo(1);
        assertThat(layout.start(row, 2, 1)).isEqualTo(5);
        assertThat(layout.length(row, 2, 1)).isEqualTo(256);
        assertThat(layout.isBinary()).isFalse();
    }

    @Test
    void theBitsOfNullStartAtTheThird() {
        assertThat(locate("TINY TINY TINY TINY TINY TINY TINY", "00 A8 00 01 03 05 07"))
                .containsExactly(3, CellLayout.NULL, 4, CellLayout.NULL, 5, CellLayout.NULL, 6);
        assertThat(locate("TINY TINY TINY TINY TINY TINY TINY", "00 54 01 02 04 06"))
                .containsExactly(CellLayout.NULL, 3, CellLayout.NULL, 4, CellLayout.NULL, 5, CellLayout.NULL);
    }

    @Test
    void aColumnOfNothingButNullHasNoValue() {
        CellLayout layout = CellLayout.binary(List.of(BinaryType.column(0x06), BinaryType.column(0x01)));
        assertThat(locate(layout, PayloadReader.of(Hex.bytes("00 04 07")))).containsExactly(CellLayout.NULL, 2);
        assertThatThrownBy(() -> locate(layout, PayloadReader.of(Hex.bytes("00 00 07"))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("only NULL");
    }

    @ParameterizedTest
    @EnumSource
    void aValueHasOneOfItsTypesLengths(BinaryType type) {
        CellLayout layout = BinaryType.layout(List.of(type));
        for (int length = 0; length < 256; length++) {
            PayloadWriter row = new PayloadWriter().writeZeros(2);
            if (!type.isFixed()) {
                row.writeLenenc(length);
            }
            byte[] payload = row.writeZeros(length).toBytes().toArray();
            PayloadReader in = PayloadReader.of(payload);
            if (type.allows(length)) {
                int cell = locate(layout, in)[0];
                assertThat(layout.start(payload, cell, 0)).isEqualTo(payload.length - length);
                assertThat(layout.length(payload, cell, 0)).isEqualTo(length);
            } else {
                assertThatThrownBy(() -> locate(layout, in)).isInstanceOf(ProtocolException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0E, 0x11, 0x12, 0x13, 0x14, 0x99, 0xF1, 0xF3, 0xF4})
    void aTypeWhoseFormIsNotKnownIsRefused(int typeCode) {
        assertThatThrownBy(() -> CellLayout.binary(List.of(BinaryType.column(typeCode))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("0x%02X".formatted(typeCode));
    }

    @Test
    void positionsAreThoseOfTheArrayAndGoWhereTheyAreWanted() {
        PayloadReader in = new PayloadReader();
        in.reset(Hex.bytes("FFFF 00 08 0161 FFFF"), 2, 6);
        int[] cells = {7, 7, 7, 7};
        layout("STRING TINY").locate(in, cells, 1);
        assertThat(cells).containsExactly(7, 4, CellLayout.NULL, 7);
    }

    @Test
    void aRowMayHaveAsManyColumnsAsATable() {
        CellLayout layout = BinaryType.layout(Collections.nCopies(4_096, BinaryType.TINY));
        byte[] row = new byte[1 + 513 + 4_096];
        assertThat(locate(layout, PayloadReader.of(row))[4_095]).isEqualTo(row.length - 1);
        byte[] nulls = new byte[1 + 513];
        Arrays.fill(nulls, 1, nulls.length, (byte) 0xFF);
        assertThat(locate(layout, PayloadReader.of(nulls))).containsOnly(CellLayout.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        // Not a row, and nothing of one.
        "TINY, 01 00 07",
        "TINY, FE 00 07",
        "TINY, ''",
        // No room for the bits of NULL.
        "TINY, 00",
        "TINY TINY TINY TINY TINY TINY TINY, 00 FF",
        // Too few values.
        "TINY, 00 00",
        "LONG, 00 00 010203",
        "LONGLONG, 00 00 01020304050607",
        "LONG LONG, 00 00 01020304",
        "STRING, 00 00",
        "DATE, 00 00",
        "TIME, 00 00",
        // Bytes behind the last value.
        "TINY, 00 00 07 00",
        "TINY, 00 04 00",
        "STRING, 00 00 0161 00",
        "'', 00 00 00",
        // A value longer than the row.
        "STRING, 00 00 0261",
        "STRING TINY, 00 00 0161",
        "DATE, 00 00 04 E80702",
        "TIME, 00 00 08 00000000000000",
        "BLOB, 00 00 FC0100",
        "BLOB, 00 00 FD010000",
        // A length that is not whole, or none: NULL is a bit here.
        "BLOB, 00 00 FC",
        "BLOB, 00 00 FC01",
        "BLOB, 00 00 FE01000000000000",
        "BLOB, 00 00 FB",
        "BLOB, 00 00 FF",
        "BLOB TINY, 00 00 FB 07",
        // Eight-byte lengths made to overflow an int, and a sum with one.
        "BLOB, 00 00 FEFFFFFFFFFFFFFFFF 61",
        "BLOB, 00 00 FE0000000000000080 61",
        "BLOB, 00 00 FE0100000001000000 61",
        "BLOB, 00 00 FEFFFFFF7F00000000 61",
        "BLOB, 00 00 FEF7FFFF7F00000000 61",
        "BLOB, 00 00 FE0000008000000000 61"
    })
    void whatIsMalformedIsRefused(String types, String hex) {
        // The bytes behind the row are there, as they are in a chunk, and do not help.
        byte[] row = Hex.bytes(hex);
        PayloadReader in = new PayloadReader();
        in.reset(Hex.bytes(hex, "00".repeat(300)), 0, row.length);
        CellLayout layout = layout(types);
        assertThatThrownBy(() -> locate(layout, in)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void theMessageDoesNotQuoteTheRow() {
        assertThatThrownBy(() -> locate("STRING", "00 00 06 736563726574 00"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("secret");
    }
}
