package io.aiomysql.converters;

import java.util.Arrays;

/**
 * Binary strings, in both protocols: BINARY, VARBINARY, BLOB, GEOMETRY and VECTOR. As a String they must be well-formed
 * utf8mb4: the servers give the charset binary to much that is text, such as the results of SHOW statements.
 */
final class BytesDecoder extends ColumnDecoder {

    BytesDecoder(String columnType) {
        super(columnType);
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeBytes(source, offset, length);
    }

    @Override
    public byte[] decodeBytes(byte[] source, int offset, int length) {
        return Arrays.copyOfRange(source, offset, offset + length);
    }
}
