/**
 * Connections, cursors and options: what users of aiomysql for Java depend on.
 *
 * <p>A transport is found among the modules that provide a {@link io.aiomysql.protocol.spi.TransportProvider}.
 */
module io.aiomysql.client {
    requires transitive io.aiomysql.converters;
    requires transitive io.aiomysql.protocol;
    // What needs it says so when it is missing.
    requires static com.github.luben.zstd_jni;
    requires static jdk.jfr;
    requires static org.jspecify;
    requires io.aiomysql.auth;

    exports io.aiomysql;

    uses io.aiomysql.protocol.spi.AuthPlugin;
    uses io.aiomysql.protocol.spi.TransportProvider;
}
