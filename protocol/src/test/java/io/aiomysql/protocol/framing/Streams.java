package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Feeds a stream to a framer whole, split at each byte, and byte by byte. */
public final class Streams {

    private Streams() {}

    /** Calls the check with every way of cutting the stream that matters. */
    public static void everyWay(byte[] stream, Consumer<List<byte[]>> check) {
        check.accept(List.of(stream));
        for (int at = 1; at < stream.length; at++) {
            check.accept(List.of(slice(stream, 0, at), slice(stream, at, stream.length)));
        }
        List<byte[]> single = new ArrayList<>();
        for (byte b : stream) {
            single.add(new byte[] {b});
        }
        check.accept(single);
    }

    /** Puts a piece into the framer, as a transport would, and takes out what is complete. */
    public static List<Bytes> feed(PacketFramer framer, byte... piece) {
        List<Bytes> found = new ArrayList<>();
        PayloadReader in = new PayloadReader();
        int at = 0;
        while (at < piece.length) {
            ByteBuffer room = framer.readBuffer();
            int count = Math.min(room.remaining(), piece.length - at);
            room.put(piece, at, count);
            at += count;
            framer.received(room);
            while (framer.next(in)) {
                found.add(in.readRest());
            }
        }
        return found;
    }

    public static byte[] packet(int sequence, byte... payload) {
        PacketWriter out = new PacketWriter();
        out.begin(sequence).writeBytes(payload);
        out.end();
        return out.toBytes().toArray();
    }

    public static byte[] concat(byte[]... parts) {
        PayloadWriter out = new PayloadWriter();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toBytes().toArray();
    }

    private static byte[] slice(byte[] source, int from, int to) {
        return Arrays.copyOfRange(source, from, to);
    }
}
