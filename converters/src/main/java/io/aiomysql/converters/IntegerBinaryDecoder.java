package io.aiomysql.converters;

/**
 * TINYINT to BIGINT and YEAR in the binary protocol; BIGINT UNSIGNED has its own.
 *
 * <pre>
 *   TINYINT 1, SMALLINT and YEAR 2, MEDIUMINT and INT 4, BIGINT 8 bytes, the lowest first
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html">MySQL: binary
 *     protocol value</a>
 */
final class IntegerBinaryDecoder extends LongDecoder {

    private final int width;
    private final boolean unsigned;
    private final ZeroPadding padding;

    IntegerBinaryDecoder(SqlType columnType, ZeroPadding padding) {
        super(columnType);
        this.width = width(columnType);
        this.unsigned = switch (columnType) {
            case TINYINT_UNSIGNED, SMALLINT_UNSIGNED, MEDIUMINT_UNSIGNED, INT_UNSIGNED, YEAR -> true;
            default -> false;
        };
        this.padding = padding;
    }

    private static int width(SqlType columnType) {
        return switch (columnType) {
            case TINYINT, TINYINT_UNSIGNED -> Byte.BYTES;
            case SMALLINT, SMALLINT_UNSIGNED, YEAR -> Short.BYTES;
            case MEDIUMINT, MEDIUMINT_UNSIGNED, INT, INT_UNSIGNED -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    @Override
    long read(byte[] source, int offset, int length, String wanted) {
        if (length != width) {
            throw malformed();
        }
        return switch (width) {
            case Byte.BYTES -> unsigned ? source[offset] & 0xFF : source[offset];
            case Short.BYTES ->
                unsigned
                        ? LittleEndian.unsignedShort(source, offset)
                        : (short) LittleEndian.unsignedShort(source, offset);
            case Integer.BYTES ->
                unsigned ? LittleEndian.unsignedInt(source, offset) : (int) LittleEndian.unsignedInt(source, offset);
            default -> LittleEndian.int64(source, offset);
        };
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return padding.pad(Long.toString(read(source, offset, length, "String")));
    }
}
