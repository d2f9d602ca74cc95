package io.aiomysql.transport.nio;

/** Placeholder. */
public final class NioTransportProvider {
    /** For the service loader. */
    public NioTransportProvider() {}
}
