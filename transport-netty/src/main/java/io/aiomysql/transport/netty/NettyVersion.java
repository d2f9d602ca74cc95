package io.aiomysql.transport.netty;

import io.netty.util.Version;

/**
 * Checks which Netty is on the path before a class is used that Netty 4.1 does not have. Frameworks often manage Netty's
 * version, and their choice wins over that of this module.
 */
final class NettyVersion {

    /** New in 4.2. */
    private static final String NEEDED_CLASS = "io.netty.channel.IoHandlerFactory";

    private static final String ITS_ARTIFACT = "netty-transport";

    private NettyVersion() {}

    /**
     * Requires Netty 4.2 or later.
     *
     * @throws IllegalStateException if another one is found; the message tells what to do
     */
    static void require() {
        require(NettyVersion.class.getClassLoader());
    }

    static void require(ClassLoader loader) {
        try {
            Class.forName(NEEDED_CLASS, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "the Netty transport needs Netty 4.2 or later; found " + found(loader)
                            + ": import io.netty:netty-bom of 4.2 before other BOMs, or set the property by which your"
                            + " build manages Netty's version; or use io.aiomysql:aiomysql-transport-nio, which needs no"
                            + " Netty",
                    e);
        }
    }

    private static String found(ClassLoader loader) {
        Version version = Version.identify(loader).get(ITS_ARTIFACT);
        return version == null ? "another" : version.artifactVersion();
    }
}
