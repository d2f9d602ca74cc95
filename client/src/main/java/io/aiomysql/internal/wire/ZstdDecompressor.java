package io.aiomysql.internal.wire;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.Decompressor;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses with zstd, as the bytes arrive. zstd-jni does that only between buffers outside the heap; they have 32 KiB each, and
 * are there from the first bytes on until it is closed.
 */
final class ZstdDecompressor implements Decompressor {

    private static final int BUFFER_SIZE = 1 << 15;

    private @Nullable ZstdState state;
    private int consumed;
    private boolean finished;

    private record ZstdState(ZstdDecompressCtx context, ByteBuffer in, ByteBuffer out) {

        static ZstdState create() {
            ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE);
            ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_SIZE);
            return new ZstdState(new ZstdDecompressCtx(), in, out);
        }
    }

    ZstdDecompressor() {}

    @Override
    public void begin() {
        state().context().reset();
        finished = false;
    }

    @Override
    public int decompress(byte[] source, int from, int length, byte[] target, int at, int room) {
        ZstdState now = state();
        ByteBuffer in = now.in().clear();
        in.put(source, from, Math.min(length, BUFFER_SIZE)).flip();
        ByteBuffer out = now.out().clear().limit(Math.min(room, BUFFER_SIZE));
        try {
            finished = now.context().decompressDirectByteBufferStream(out, in);
        } catch (ZstdException e) {
            throw new ProtocolException("a compressed packet is not in the format of zstd");
        }
        consumed = in.position();
        int made = out.position();
        out.flip().get(target, at, made);
        return made;
    }

    @Override
    public int consumed() {
        return consumed;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    private ZstdState state() {
        ZstdState known = state;
        if (known == null) {
            known = ZstdState.create();
            state = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (state != null) {
            state.context().close();
            state = null;
        }
    }
}
