package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.Capabilities.CLIENT_COMPRESS;
import static io.aiomysql.protocol.Capabilities.CLIENT_ZSTD_COMPRESSION_ALGORITHM;

import io.aiomysql.protocol.Capabilities;
import java.util.List;

/**
 * How the packets after the login are to be compressed.
 *
 * @param algorithms the capability of each algorithm that is permitted, the preferred one first; {@link #UNCOMPRESSED} permits to do
 *     without
 * @param zstdLevel the level at which the server compresses with zstd, 1 to 22
 */
public record CompressionRequest(List<Long> algorithms, int zstdLevel) {

    /** No algorithm. */
    public static final long UNCOMPRESSED = 0;

    /** What is chosen if the server offers nothing that is permitted. */
    static final long NONE_OFFERED = -1;

    /** Packets are not compressed. */
    public static final CompressionRequest NONE = new CompressionRequest(List.of(UNCOMPRESSED), 3);

    private static final long ALL = CLIENT_COMPRESS | CLIENT_ZSTD_COMPRESSION_ALGORITHM;

    /** Copies the list. */
    public CompressionRequest {
        algorithms = List.copyOf(algorithms);
    }

    /** Returns the capability of the first algorithm that the server offers. */
    long choose(Capabilities offered) {
        return algorithms.stream().filter(offered::has).findFirst().orElse(NONE_OFFERED);
    }

    /** Leaves out what must not be asked for: a server that is asked for two takes zlib. */
    static Capabilities without(Capabilities wanted) {
        return wanted.without(ALL);
    }
}
