package io.aiomysql.testkit.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The ways in which a stream of bytes may arrive. */
public final class Splits {

    private Splits() {}

    /**
     * Yields the stream whole, in two pieces for each place where it can be cut, and byte by byte.
     *
     * @param stream the bytes
     * @param feed takes the pieces of one way, in order; none of them is empty
     */
    public static void everyByte(byte[] stream, Consumer<List<byte[]>> feed) {
        if (stream.length == 0) {
            return;
        }
        feed.accept(List.of(stream.clone()));
        for (int cut = 1; cut < stream.length; cut++) {
            feed.accept(List.of(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length)));
        }
        feed.accept(pieces(stream, 1));
    }

    /**
     * Cuts the stream into pieces of one size; the last may be shorter.
     *
     * @param stream the bytes
     * @param size the size of a piece in bytes, from 1
     * @return the pieces, in order; none of them is empty
     */
    public static List<byte[]> pieces(byte[] stream, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a piece has at least one byte, not " + size);
        }
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < stream.length; from += size) {
            pieces.add(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + size)));
        }
        return pieces;
    }
}
