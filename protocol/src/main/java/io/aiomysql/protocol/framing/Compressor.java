package io.aiomysql.protocol.framing;

/** Compresses pieces, each for itself. Not thread-safe. */
public interface Compressor extends AutoCloseable {

    /**
     * Compresses a piece.
     *
     * @param source where the piece is
     * @param from its first byte
     * @param length its length in bytes
     * @param target receives the compressed bytes
     * @param at where they begin
     * @param room how many there may be
     * @return how many there are; 0 if they are more than there is room for
     */
    int compress(byte[] source, int from, int length, byte[] target, int at, int room);

    /** There is nothing to compress for now: what can be made again need not be kept. */
    default void rest() {}

    /** Frees what it has outside the heap; what is called after that does nothing. Idempotent. */
    @Override
    void close();
}
