package io.aiomysql.protocol.row;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * A row of the binary protocol.
 *
 * <pre>
 *   1  0x00
 *   n  a bit for each column, from the third bit on, (columns + 9) / 8 bytes: 1 is NULL
 *   n  the values that are not NULL, each in the form of its column's type:
 *        integers, FLOAT, DOUBLE, YEAR   1, 2, 4 or 8 bytes, little-endian; INT24 takes 4, YEAR 2
 *        DATE, DATETIME, TIMESTAMP       1 byte of length, 0, 4, 7 or 11, and the fields up to it
 *        TIME                            1 byte of length, 0, 8 or 12, and the fields up to it
 *        all others                      length-encoded bytes
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html">MySQL: binary
 *     protocol result set</a>
 */
final class BinaryRow {

    // How a column's values are found. A kind above zero is the width of the values.
    static final byte LENGTH_ENCODED = 0;
    private static final byte DATE_AND_TIME = -1;
    private static final byte TIME = -2;
    private static final byte NOTHING = -3;

    private static final int HEADER = 0x00;
    private static final int NULL_BITS_OFFSET = 2;

    private BinaryRow() {}

    /** Returns the kind of a type's values; a type this version does not know has no form that could be guessed. */
    static byte kind(int typeCode) {
        return switch (ColumnType.of(typeCode)) {
            case TINY -> 1;
            case SHORT, YEAR -> 2;
            case LONG, INT24, FLOAT -> 4;
            case LONGLONG, DOUBLE -> 8;
            case DATE, DATETIME, TIMESTAMP -> DATE_AND_TIME;
            case TIME -> TIME;
            case NULL -> NOTHING;
            case DECIMAL,
                    NEWDECIMAL,
                    VARCHAR,
                    VAR_STRING,
                    STRING,
                    BIT,
                    ENUM,
                    SET,
                    TINY_BLOB,
                    MEDIUM_BLOB,
                    LONG_BLOB,
                    BLOB,
                    JSON,
                    GEOMETRY,
                    VECTOR -> LENGTH_ENCODED;
            case NEWDATE, UNKNOWN ->
                throw new ProtocolException(
                        "a binary result with a column of the type 0x%02X, which is not known".formatted(typeCode));
        };
    }

    /** As {@link CellLayout#locate}, with the kind of each column. */
    static void locate(PayloadReader in, int[] cells, int from, byte... kinds) {
        in.readHeader(HEADER, "a binary row");
        byte[] bytes = in.array();
        int nulls = in.position();
        in.skip((kinds.length + NULL_BITS_OFFSET + 7) / 8);
        int limit = in.limit();
        int at = in.position();
        for (int column = 0; column < kinds.length; column++) {
            int bit = column + NULL_BITS_OFFSET;
            if ((bytes[nulls + (bit >>> 3)] >>> (bit & 7) & 1) != 0) {
                cells[from + column] = CellLayout.NULL;
                continue;
            }
            cells[from + column] = at;
            int kind = kinds[column];
            int size = kind > 0 ? kind : sizeWithLength(bytes, at, limit, kind);
            if (size > limit - at) {
                throw new ProtocolException("a row whose cell is longer than the " + (limit - at) + " bytes left");
            }
            at += size;
        }
        if (at != limit) {
            throw new ProtocolException("a row with bytes after its last cell");
        }
        in.skip(in.remaining());
    }

    /** The size of a value that tells its length, the length included; more than is left where the row is cut. */
    private static int sizeWithLength(byte[] bytes, int at, int limit, int kind) {
        if (kind == NOTHING) {
            throw new ProtocolException("a row with a value in a column that has only NULL");
        }
        if (at >= limit) {
            return 1;
        }
        int first = bytes[at] & 0xFF;
        if (kind != LENGTH_ENCODED && !isTemporal(kind, first)) {
            throw new ProtocolException("a row whose date or time has " + first + " bytes");
        }
        if (first < Lenenc.NULL) {
            return 1 + first;
        }
        if (first == Lenenc.NULL) {
            throw new ProtocolException("a row with a cell that has no valid length");
        }
        return Lenenc.size(first) + Lenenc.checkedLength(bytes, at, limit);
    }

    private static boolean isTemporal(int kind, int length) {
        return kind == TIME
                ? length == 0 || length == 8 || length == 12
                : length == 0 || length == 4 || length == 7 || length == 11;
    }
}
