package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;

/** Decompresses pieces, each for itself, as their bytes arrive. Not thread-safe. */
public interface Decompressor extends AutoCloseable {

    /** Begins the next piece. */
    void begin();

    /**
     * Decompresses some bytes. {@link #consumed} tells how many of the source were used.
     *
     * @param source the compressed bytes that have arrived
     * @param from the first that was not used yet
     * @param length how many there are; 0 is possible
     * @param target receives the decompressed bytes
     * @param at where they begin
     * @param room how many there may be, at least one
     * @return how many there are
     * @throws ProtocolException if the bytes are not compressed in the right way
     */
    int decompress(byte[] source, int from, int length, byte[] target, int at, int room);

    /** {@return how many bytes of the source the last call has used} */
    int consumed();

    /** {@return whether the piece is complete} */
    boolean isFinished();

    /** Nothing arrives for now: what can be made again need not be kept. Called between two pieces. */
    default void rest() {}

    /** Frees what it has outside the heap; it is not used any more. Idempotent. */
    @Override
    void close();
}
