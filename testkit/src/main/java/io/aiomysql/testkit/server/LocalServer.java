package io.aiomysql.testkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a server program of this machine, with a data directory of its own and the default account. */
final class LocalServer {
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private LocalServer() {}

    /**
     * Starts one and waits until it answers.
     *
     * @param origin where the program comes from, for the description
     * @throws IOException when it does not come up; the message has the end of its log
     */
    static TestServer start(Installation installation, String origin) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(installation, origin);
            } catch (IOException e) {
                // Between our choice of a port and the server's start somebody else may take it.
                String message = e.getMessage();
                if (attempt == ATTEMPTS || message == null || !message.contains("already in use")) {
                    throw e;
                }
            }
        }
    }

    private static TestServer startOnce(Installation installation, String origin) throws IOException {
        ServerFolder folder = ServerFolder.create();
        @Nullable ServerProcess process = null;
        try {
            installation.fillDataDirectory(folder);
            Files.writeString(folder.initSql(), Account.DEFAULT.initSql(installation.kind()));
            int port = freePort();
            List<String> command = installation.command(folder, port);
            process = ServerProcess.start(command, folder);
            ServerGreeting greeting = process.awaitGreeting(port, START_DEADLINE);
            Endpoint endpoint = new Endpoint(
                    "127.0.0.1",
                    port,
                    socket(folder),
                    installation.caCertificate(folder),
                    installation.clientCertificate(folder));
            String description = greeting.description() + " " + origin;
            return new TestServer(installation.kind(), endpoint, Account.DEFAULT, description).closedBy(process::close);
        } catch (IOException | RuntimeException e) {
            if (process != null) {
                process.close();
            } else {
                folder.delete();
            }
            throw e;
        }
    }

    private static @Nullable Path socket(ServerFolder folder) {
        return Files.exists(folder.socket()) ? folder.socket() : null;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
