package io.aiomysql.protocol.spi;

import java.util.ServiceLoader;

/** Makes transports; found by {@link ServiceLoader}. An implementation has a public constructor without arguments. */
public interface TransportProvider {

    /** {@return the name by which users choose this transport, in lower case, such as {@code nio}} */
    String name();

    /**
     * Creates a transport with its default settings.
     *
     * @return a transport that the caller closes
     */
    Transport create();
}
