package io.aiomysql.converters;

import java.util.Arrays;

/** Character strings, in both protocols: CHAR, VARCHAR, TEXT, ENUM, SET and JSON, in utf8mb4. */
final class StringDecoder extends ColumnDecoder {

    StringDecoder(String columnType) {
        super(columnType);
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeString(source, offset, length);
    }

    @Override
    public byte[] decodeBytes(byte[] source, int offset, int length) {
        return Arrays.copyOfRange(source, offset, offset + length);
    }
}
