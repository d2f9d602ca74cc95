package io.aiomysql.testkit.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An unpacked server program. */
interface Installation {

    ServerKind kind();

    /** Puts an initialised, empty data directory into the folder. */
    void fillDataDirectory(ServerFolder folder) throws IOException;

    /** The PEM file with which the certificate of a server on that folder is verified. */
    Path caCertificate(ServerFolder folder);

    /** A certificate that a server on that folder accepts from clients. */
    ClientCertificate clientCertificate(ServerFolder folder);

    /** The command that runs the server on that folder and on 127.0.0.1 at that port, until it is killed. */
    List<String> command(ServerFolder folder, int port);
}
