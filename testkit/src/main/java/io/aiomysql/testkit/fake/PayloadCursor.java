package io.aiomysql.testkit.fake;

import io.aiomysql.protocol.Bytes;
import java.nio.charset.StandardCharsets;

/** Reads a payload of the client's; anything wrong in it is an AssertionError. */
final class PayloadCursor {

    private final byte[] payload;
    private int position;

    PayloadCursor(byte[] payload) {
        this.payload = payload;
    }

    int position() {
        return position;
    }

    int remaining() {
        return payload.length - position;
    }

    long fixed(int width) {
        require(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (payload[position + i] & 0xFFL) << (8 * i);
        }
        position += width;
        return value;
    }

    long lenencInt() {
        int first = (int) fixed(1);
        return switch (first) {
            case 0xFB, 0xFF -> throw broken("is not a length");
            case 0xFC -> fixed(2);
            case 0xFD -> fixed(3);
            case 0xFE -> fixed(8);
            default -> first;
        };
    }

    Bytes bytes(long length) {
        require(length);
        Bytes bytes = Bytes.copyOfRange(payload, position, position + (int) length);
        position += (int) length;
        return bytes;
    }

    Bytes bytesUpToNul() {
        int end = position;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        if (end == payload.length) {
            throw broken("begins a string without NUL");
        }
        Bytes bytes = bytes(end - position);
        position++;
        return bytes;
    }

    String nulString() {
        return utf8(bytesUpToNul());
    }

    String lenencString() {
        return utf8(bytes(lenencInt()));
    }

    AssertionError broken(String what) {
        return new AssertionError("the byte at " + position + " of the client's packet of " + payload.length + " bytes "
                + what + ":\n" + HexDump.of(payload));
    }

    private void require(long length) {
        if (length < 0 || length > remaining()) {
            throw broken("begins something of " + length + " bytes that is not there whole");
        }
    }

    private static String utf8(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
