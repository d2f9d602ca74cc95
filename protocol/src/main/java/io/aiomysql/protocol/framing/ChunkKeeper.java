package io.aiomysql.protocol.framing;

/** Whoever reads bytes into chunks, and lets others keep slices of them. */
@FunctionalInterface
public interface ChunkKeeper {

    /**
     * Keeps a chunk that payloads were found in: its bytes stay as they are from now on.
     *
     * @param chunk the payloads' array; one that bytes are no longer read into needs no keeping
     */
    void retain(byte[] chunk);
}
