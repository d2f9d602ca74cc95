package io.aiomysql.internal.options;

import static io.aiomysql.internal.options.OptionChecks.require;

import io.aiomysql.Compression;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.login.CompressionRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Collectors;

/** The algorithms of compression, as the login asks for them. */
public final class CompressionRequests {

    private static final int MAX_ZLIB_LEVEL = 9;
    private static final int MAX_ZSTD_LEVEL = 22;

    /** The server's level where none is set, as MySQL's own clients have it. */
    private static final int DEFAULT_ZSTD_LEVEL = 3;

    private CompressionRequests() {}

    static void check(OptionValues o) {
        require(!o.compression.isEmpty(), "compression must name an algorithm, or UNCOMPRESSED");
        require(
                new HashSet<>(o.compression).size() == o.compression.size(),
                "compression must not name an algorithm twice");
        Integer level = o.compressionLevel;
        if (level != null) {
            int most = o.compression.contains(Compression.ZLIB) ? MAX_ZLIB_LEVEL : MAX_ZSTD_LEVEL;
            require(
                    level >= 1 && level <= most,
                    "compressionLevel must be between 1 and " + most
                            + " for the algorithms that compression names, not " + level);
        }
    }

    /** Says whether the level exists for zstd, but not for zlib, which may be used. */
    static boolean isTooHighForZlib(OptionValues o) {
        Integer level = o.compressionLevel;
        return level != null
                && level > MAX_ZLIB_LEVEL
                && level <= MAX_ZSTD_LEVEL
                && o.compression.contains(Compression.ZLIB);
    }

    static CompressionRequest of(OptionValues options) {
        Integer level = options.compressionLevel;
        return new CompressionRequest(
                options.compression.stream().map(CompressionRequests::flag).toList(),
                level == null ? DEFAULT_ZSTD_LEVEL : level);
    }

    /** Returns the algorithms as the servers' manuals write them. */
    public static String names(OptionValues options) {
        return options.compression.stream()
                .map(algorithm -> algorithm.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static long flag(Compression algorithm) {
        return switch (algorithm) {
            case ZLIB -> Capabilities.CLIENT_COMPRESS;
            case ZSTD -> Capabilities.CLIENT_ZSTD_COMPRESSION_ALGORITHM;
            case UNCOMPRESSED -> CompressionRequest.UNCOMPRESSED;
        };
    }
}
