package io.aiomysql.internal.wire;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import io.aiomysql.protocol.framing.Compressor;
import org.jspecify.annotations.Nullable;

/** Compresses with zstd. Its memory outside the heap is kept until it is closed: zstd-jni does not free it otherwise. */
final class ZstdCompressor implements Compressor {

    private final int level;
    private @Nullable ZstdCompressCtx context;

    /** @param level 1 (fast) to 22 (small) */
    ZstdCompressor(int level) {
        this.level = level;
    }

    @Override
    public int compress(byte[] source, int from, int length, byte[] target, int at, int room) {
        try {
            return context().compressByteArray(target, at, room, source, from, length);
        } catch (ZstdException e) {
            // There is not room enough, as a rule; what else it may be, the bytes can be sent as they are.
            return 0;
        }
    }

    private ZstdCompressCtx context() {
        ZstdCompressCtx known = context;
        if (known == null) {
            known = new ZstdCompressCtx().setLevel(level);
            context = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
