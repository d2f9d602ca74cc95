package io.aiomysql.internal.wire;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.framing.Compressor;
import io.aiomysql.protocol.framing.Decompressor;
import io.aiomysql.protocol.framing.ZlibCompressor;
import io.aiomysql.protocol.framing.ZlibDecompressor;
import org.jspecify.annotations.Nullable;

/**
 * Compresses and decompresses the packets of one connection.
 *
 * @param compressor for what is sent
 * @param decompressor for what arrives
 */
public record Codec(Compressor compressor, Decompressor decompressor) {

    /**
     * Makes what the login has agreed on.
     *
     * @param capabilities those in use
     * @param level as the options say; null for the algorithm's own default
     * @return null if packets are not compressed
     */
    public static @Nullable Codec of(Capabilities capabilities, @Nullable Integer level) {
        if (capabilities.has(Capabilities.CLIENT_COMPRESS)) {
            return new Codec(
                    new ZlibCompressor(level == null ? ZlibCompressor.DEFAULT_LEVEL : level), new ZlibDecompressor());
        }
        if (capabilities.has(Capabilities.CLIENT_ZSTD_COMPRESSION_ALGORITHM)) {
            return ZstdLibrary.codec(level);
        }
        return null;
    }
}
