package io.aiomysql.protocol.framing;

import java.lang.ref.WeakReference;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Compresses with the JDK's zlib. While it rests, its memory outside the heap is kept only until the next garbage collection. */
public final class ZlibCompressor implements Compressor {

    /** The level that zlib itself recommends. */
    public static final int DEFAULT_LEVEL = Deflater.DEFAULT_COMPRESSION;

    private final int level;
    private @Nullable Deflater used;

    /** The one that rests; the JDK frees its memory when the garbage collector has taken it. */
    private @Nullable WeakReference<Deflater> resting;

    /**
     * Creates a compressor.
     *
     * @param level 1 (fast) to 9 (small), or {@link #DEFAULT_LEVEL}
     */
    public ZlibCompressor(int level) {
        this.level = level;
    }

    @Override
    public int compress(byte[] source, int from, int length, byte[] target, int at, int room) {
        Deflater deflater = used();
        deflater.setInput(source, from, length);
        deflater.finish();
        int size = deflater.deflate(target, at, room);
        boolean fits = deflater.finished();
        deflater.reset();
        return fits ? size : 0;
    }

    private Deflater used() {
        Deflater deflater = used;
        if (deflater == null) {
            deflater = rested();
        }
        if (deflater == null) {
            deflater = new Deflater(level);
        }
        used = deflater;
        return deflater;
    }

    private @Nullable Deflater rested() {
        WeakReference<Deflater> reference = resting;
        return reference == null ? null : reference.get();
    }

    @Override
    public void rest() {
        if (used != null) {
            resting = new WeakReference<>(used);
            used = null;
        }
    }

    @Override
    public void close() {
        rest();
        Deflater deflater = rested();
        resting = null;
        if (deflater != null) {
            deflater.end();
        }
    }
}
