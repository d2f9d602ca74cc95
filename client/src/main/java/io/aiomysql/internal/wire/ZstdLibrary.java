package io.aiomysql.internal.wire;

import com.github.luben.zstd.Zstd;
import io.aiomysql.MySqlConnectionException;
import org.jspecify.annotations.Nullable;

/** The optional library zstd-jni, which brings zstd as native code. */
public final class ZstdLibrary {

    private ZstdLibrary() {}

    /**
     * Loads the library.
     *
     * @throws MySqlConnectionException if it is not there, or has no code for this machine
     */
    public static void require() {
        try {
            // Called here: a reference to the method would be linked outside the block.
            var unused = Zstd.maxCompressionLevel();
        } catch (LinkageError e) {
            throw new MySqlConnectionException(
                    "cannot connect: compression with zstd needs the library zstd-jni; add the dependency"
                            + " com.github.luben:zstd-jni, on the module path also --add-modules"
                            + " com.github.luben.zstd_jni, or use zlib",
                    e,
                    false);
        }
    }

    static Codec codec(@Nullable Integer level) {
        return new Codec(
                new ZstdCompressor(level == null ? Zstd.defaultCompressionLevel() : level), new ZstdDecompressor());
    }
}
