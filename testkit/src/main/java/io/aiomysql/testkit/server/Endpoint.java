package io.aiomysql.testkit.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached.
 *
 * @param unixSocket null when there is none, or when it is not on this machine
 * @param caCertificate the PEM file that the server's certificate is signed with; null when unknown
 * @param clientCertificate a certificate that the server accepts from clients; null when there is none
 */
record Endpoint(
        String host,
        int port,
        @Nullable Path unixSocket,
        @Nullable Path caCertificate,
        @Nullable ClientCertificate clientCertificate) {

    Endpoint(String host, int port, @Nullable Path unixSocket, @Nullable Path caCertificate) {
        this(host, port, unixSocket, caCertificate, null);
    }
}
