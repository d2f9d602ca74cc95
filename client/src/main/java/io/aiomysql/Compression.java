package io.aiomysql;

/**
 * An algorithm that compresses what client and server send each other after the login.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/en/connection-compression-control.html">MySQL: connection compression control</a>
 */
public enum Compression {
    /** zlib, by the JDK; MySQL and MariaDB offer it. */
    ZLIB,

    /**
     * zstd, which takes less time; MySQL offers it since 8.0.18, MariaDB (11.8) does not. It needs the dependency {@code
     * com.github.luben:zstd-jni}.
     */
    ZSTD,

    /** Nothing is compressed. Where it is listed, servers that offer none of the others are connected to without compression. */
    UNCOMPRESSED
}
