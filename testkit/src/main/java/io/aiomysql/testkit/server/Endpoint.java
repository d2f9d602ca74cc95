package io.aiomysql.testkit.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached.
 *
 * @param unixSocket null when there is none, or when it is not on this machine
 * @param caCertificate the PEM file that the server's certificate is signed with; null when unknown
 */
record Endpoint(
        String host,
        int port,
        @Nullable Path unixSocket,
        @Nullable Path caCertificate) {}
