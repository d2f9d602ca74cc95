package io.aiomysql.testkit.fake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads packets and not a byte further, because TLS may begin right after one. */
final class PacketReader {

    private static final int GREATEST_FRAME = 0xFF_FFFF;

    private PacketReader() {}

    /** Returns the next packet, or null if the stream ends before it. */
    static @Nullable Packet read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(4);
        if (header.length == 0) {
            return null;
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        int first = sequence(header);
        int last = first;
        while (appendFrame(in, header, payload) == GREATEST_FRAME) {
            header = in.readNBytes(4);
            last = (last + 1) & 0xFF;
            if (header.length == 4 && sequence(header) != last) {
                throw new AssertionError("a packet's frame has the number " + sequence(header) + ", expected " + last);
            }
        }
        return new Packet(first, last, payload.toByteArray());
    }

    private static int appendFrame(InputStream in, byte[] header, ByteArrayOutputStream payload) throws IOException {
        if (header.length < 4) {
            throw new EOFException("the stream ends within a packet's header");
        }
        int length = (header[0] & 0xFF) | ((header[1] & 0xFF) << 8) | ((header[2] & 0xFF) << 16);
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException(
                    "the stream ends within a packet, after " + content.length + " of " + length + " bytes");
        }
        payload.writeBytes(content);
        return length;
    }

    private static int sequence(byte[] header) {
        return header[3] & 0xFF;
    }
}
