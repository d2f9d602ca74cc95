package io.aiomysql.converters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A cell between other digits, as in a row's chunk: a decoder that looks beyond its bytes gives another number. */
final class CellBytes {

    static final int OFFSET = 3;

    final byte[] source;
    final int length;

    private CellBytes(byte[] content) {
        source = new byte[content.length + 2 * OFFSET];
        Arrays.fill(source, (byte) '7');
        System.arraycopy(content, 0, source, OFFSET, content.length);
        length = content.length;
    }

    static CellBytes text(String text) {
        return new CellBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static CellBytes of(byte[] content) {
        return new CellBytes(content);
    }

    static CellBytes hex(String digits) {
        return new CellBytes(HexFormat.of().parseHex(digits));
    }

    Object as(ColumnDecoder decoder) {
        return decoder.decode(source, OFFSET, length);
    }

    @SuppressWarnings("unchecked") // int.class is a Class<Integer> whose cast() takes no Integer
    <T> T as(ColumnDecoder decoder, Class<T> type) {
        return (T) decoder.conversion(type, ConversionOptions.DEFAULTS).decode(source, OFFSET, length);
    }
}
