package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;
import java.lang.ref.WeakReference;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decompresses with the JDK's zlib. While it rests, its memory outside the heap is kept only until the next garbage collection. */
public final class ZlibDecompressor implements Decompressor {

    private @Nullable Inflater used;

    /** The one that rests; the JDK frees its memory when the garbage collector has taken it. */
    private @Nullable WeakReference<Inflater> resting;

    private int consumed;
    private boolean finished;

    /** Creates a decompressor. */
    public ZlibDecompressor() {}

    @Override
    public void begin() {
        inflater().reset();
        finished = false;
    }

    @Override
    public int decompress(byte[] source, int from, int length, byte[] target, int at, int room) {
        Inflater inflater = inflater();
        inflater.setInput(source, from, length);
        try {
            int produced = inflater.inflate(target, at, room);
            consumed = length - inflater.getRemaining();
            finished = inflater.finished();
            return produced;
        } catch (DataFormatException e) {
            throw new ProtocolException("a compressed packet is not in the format of zlib");
        }
    }

    @Override
    public int consumed() {
        return consumed;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    private Inflater inflater() {
        Inflater inflater = used;
        if (inflater == null) {
            inflater = rested();
        }
        if (inflater == null) {
            inflater = new Inflater();
        }
        used = inflater;
        return inflater;
    }

    private @Nullable Inflater rested() {
        WeakReference<Inflater> reference = resting;
        return reference == null ? null : reference.get();
    }

    @Override
    public void rest() {
        if (used != null) {
            // It refers to the bytes that it was given last.
            used.reset();
            resting = new WeakReference<>(used);
            used = null;
        }
    }

    @Override
    public void close() {
        rest();
        Inflater inflater = rested();
        resting = null;
        if (inflater != null) {
            inflater.end();
        }
    }
}
