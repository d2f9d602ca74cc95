package io.aiomysql.protocol.row;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * A row of the text protocol: one length-encoded text for each column, or 0xFB for NULL.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html">MySQL:
 *     text result set row</a>
 */
final class TextRow {

    private TextRow() {}

    /** As {@link CellLayout#locate}, of so many columns. */
    static void locate(PayloadReader in, int[] cells, int from, int columns) {
        byte[] bytes = in.array();
        int limit = in.limit();
        int at = in.position();
        for (int column = 0; column < columns; column++) {
            if (at >= limit) {
                throw new ProtocolException("a row of " + column + " cells in a result of " + columns + " columns");
            }
            int first = bytes[at] & 0xFF;
            if (first < Lenenc.NULL) {
                cells[from + column] = at;
                at += 1 + first;
            } else if (first == Lenenc.NULL) {
                cells[from + column] = CellLayout.NULL;
                at++;
            } else {
                cells[from + column] = at;
                at += Lenenc.size(first) + Lenenc.checkedLength(bytes, at, limit);
            }
        }
        if (at != limit) {
            throw new ProtocolException("a row with bytes after its last cell");
        }
        in.skip(in.remaining());
    }
}
