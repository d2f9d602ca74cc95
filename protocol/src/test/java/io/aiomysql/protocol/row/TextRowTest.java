package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// The layout is that of
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html
class TextRowTest {

    private static final int[] NO_CELLS = {};

    private static int[] locate(int columns, String... hex) {
        return locate(columns, PayloadReader.of(Hex.bytes(hex)));
    }

    private static int[] locate(int columns, PayloadReader in) {
        int[] cells = new int[columns];
        TextRow.locate(in, cells, 0, columns);
        assertThat(in.remaining()).isZero();
        return cells;
    }

    @Test
    void findsTheLengthOfEachCell() {
        // MySQL 9.7.4 and MariaDB 11.8.9: 1, 'b', 1.50 and then 2, NULL, NULL.
        assertThat(locate(3, "01 31 01 62 04 31 2E 35 30")).containsExactly(0, 2, 4);
        assertThat(locate(3, "01 32 FB FB")).containsExactly(0, CellLayout.NULL, CellLayout.NULL);
    }

    @Test
    void anEmptyCellIsNotNull() {
        assertThat(locate(3, "00 FB 00")).containsExactly(0, CellLayout.NULL, 2);
    }

    @Test
    void aRowOfNoColumnsIsEmpty() {
        assertThat(locate(0, "")).isEqualTo(NO_CELLS);
    }

    @Test
    void lengthsAreOfEveryWidth() {
        assertThat(locate(
                        4,
                        "FA" + "61".repeat(250),
                        "FCFB00" + "61".repeat(251),
                        "FD020000 6161",
                        "FE0100000000000000 61"))
                .containsExactly(0, 251, 251 + 254, 251 + 254 + 6);
        byte[] large = new PayloadWriter()
                .writeLenenc(65_536)
                .writeZeros(65_536)
                .writeLenenc(0)
                .toBytes()
                .toArray();
        assertThat(locate(2, PayloadReader.of(large))).containsExactly(0, 65_540);
    }

    @Test
    void positionsAreThoseOfTheArrayAndGoWhereTheyAreWanted() {
        PayloadReader in = new PayloadReader();
        in.reset(Hex.bytes("FFFF 0161 FB FFFF"), 2, 5);
        int[] cells = {7, 7, 7, 7};
        TextRow.locate(in, cells, 1, 2);
        assertThat(cells).containsExactly(7, 2, CellLayout.NULL, 7);
    }

    @ParameterizedTest
    @CsvSource({
        // Too few cells, and none.
        "2, 0161",
        "1, ''",
        "2, FB",
        // Bytes behind the last cell.
        "1, 0161 00",
        "1, FB FB",
        "0, 00",
        // A cell longer than the row.
        "1, 0261",
        "2, 05 61 FB",
        "1, FC0100",
        "1, FD01000000 01",
        // A length that is not whole.
        "1, FC",
        "1, FC01",
        "1, FD0100",
        "1, FE01000000000000",
        // No length.
        "1, FF",
        "2, 00 FF",
        // Eight-byte lengths made to overflow an int, and a sum with one.
        "1, FEFFFFFFFFFFFFFFFF 61",
        "1, FE0000000000000080 61",
        "1, FE0100000001000000 61",
        "1, FE0000000001000000 61",
        "1, FEFFFFFF7F00000000 61",
        "1, FEF7FFFF7F00000000 61",
        "1, FE0000008000000000 61",
        "1, FEFFFFFFFF00000000 61"
    })
    void whatIsMalformedIsRefused(int columns, String hex) {
        // The byte behind the row is there, as it is in a chunk, and does not help.
        byte[] row = Hex.bytes(hex);
        byte[] chunk = Hex.bytes(hex, "00".repeat(300));
        PayloadReader in = new PayloadReader();
        in.reset(chunk, 0, row.length);
        assertThatThrownBy(() -> locate(columns, in)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void theMessageDoesNotQuoteTheRow() {
        assertThatThrownBy(() -> locate(1, "06 736563726574 00"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("secret");
    }
}
