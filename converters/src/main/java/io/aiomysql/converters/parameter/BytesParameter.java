package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A binary string.
 *
 * <p>The literal is {@code _binary x'..'}: pure ASCII, so that no mode, charset, proxy or log can damage it, at twice
 * the size. {@code x'..'} alone is a number to MySQL (9.7) where a number is wanted; with the introducer it is a binary
 * string everywhere, as the parameter is.
 */
final class BytesParameter implements BoundParameter {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 8_192;

    /** Its position is never moved. */
    private final ByteBuffer content;

    private BytesParameter(ByteBuffer content) {
        this.content = content;
    }

    static BytesParameter of(byte[] content) {
        return new BytesParameter(ByteBuffer.wrap(content));
    }

    /** Takes what remains, and leaves the buffer's position to its owner. */
    static BytesParameter of(ByteBuffer content) {
        return new BytesParameter(content.slice());
    }

    /** Takes a VECTOR, which servers keep as floats in little-endian order. */
    static BytesParameter of(float[] vector) {
        ByteBuffer content = ByteBuffer.allocate(Math.multiplyExact(vector.length, Float.BYTES));
        content.order(ByteOrder.LITTLE_ENDIAN);
        for (float element : vector) {
            if (Float.isNaN(element) || Float.isInfinite(element)) {
                throw new IllegalArgumentException("servers do not support NaN and infinity in a VECTOR");
            }
            content.putFloat(element);
        }
        return new BytesParameter(content.flip());
    }

    @Override
    public int typeCode() {
        return ColumnType.BLOB.code();
    }

    @Override
    public int retainedBytes() {
        return content.remaining();
    }

    @Override
    public void encode(PayloadWriter out) {
        int length = content.remaining();
        out.writeLenenc(length);
        if (content.hasArray() && content.arrayOffset() == 0 && content.array().length == length) {
            out.writeBytes(content.array());
            return;
        }
        for (int from = 0; from < length; from += CHUNK) {
            byte[] chunk = new byte[Math.min(CHUNK, length - from)];
            content.get(from, chunk);
            out.writeBytes(chunk);
        }
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString("_binary x'");
        for (int from = 0; from < content.limit(); from += CHUNK) {
            out.writeBytes(hex(from, Math.min(CHUNK, content.limit() - from)));
        }
        out.writeInt1('\'');
    }

    private byte[] hex(int from, int length) {
        byte[] digits = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            int value = content.get(from + i) & 0xFF;
            digits[2 * i] = HEX[value >> 4];
            digits[2 * i + 1] = HEX[value & 0xF];
        }
        return digits;
    }

    @Override
    public String toString() {
        return "BytesParameter[" + content.remaining() + " bytes]";
    }
}
