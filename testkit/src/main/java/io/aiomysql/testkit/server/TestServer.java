package io.aiomysql.testkit.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A server that answers, and an account on it that may do everything. Immutable; may be used from any thread.
 *
 * <p>On servers that the testkit starts, client addresses are not resolved to names, so accounts that tests create need the
 * host {@code '%'} (or {@code '127.0.0.1'}; over the unix socket {@code 'localhost'}).
 */
public final class TestServer implements AutoCloseable {
    private final ServerKind kind;
    private final Endpoint endpoint;
    private final Account account;
    private final String description;
    private final Runnable closing;

    TestServer(ServerKind kind, Endpoint endpoint, Account account, String description) {
        this(kind, endpoint, account, description, () -> {});
    }

    private TestServer(ServerKind kind, Endpoint endpoint, Account account, String description, Runnable closing) {
        this.kind = kind;
        this.endpoint = endpoint;
        this.account = account;
        this.description = description;
        this.closing = closing;
    }

    /** The same server, ended by {@link #close()} in the given way. */
    TestServer closedBy(Runnable howToClose) {
        return new TestServer(kind, endpoint, account, description, howToClose);
    }

    /** The same server for those who share it: {@link #close()} leaves it running. */
    TestServer shared() {
        return closedBy(() -> {});
    }

    /** The family it belongs to. */
    public ServerKind kind() {
        return kind;
    }

    /** The host name or address of its TCP port; 127.0.0.1 when the testkit started it on this machine. */
    public String host() {
        return endpoint.host();
    }

    /** Its TCP port. */
    public int port() {
        return endpoint.port();
    }

    /** The path of its unix socket; empty where the system has none, in a container, and for a named server without one. */
    public Optional<Path> unixSocket() {
        return Optional.ofNullable(endpoint.unixSocket());
    }

    /** The account's user name. */
    public String user() {
        return account.user();
    }

    /** The account's password, in clear. */
    public String password() {
        return account.password();
    }

    /** A database that exists. */
    public String database() {
        return account.database();
    }

    /**
     * The PEM file that the server's certificate is verified with; empty when unknown. The certificate of a MariaDB on this
     * machine is for localhost and 127.0.0.1; that of a MySQL names no host, as MySQL made it itself.
     */
    public Optional<Path> caCertificate() {
        return Optional.ofNullable(endpoint.caCertificate());
    }

    /** A certificate that the server accepts from its clients; empty when none is known. */
    public Optional<ClientCertificate> clientCertificate() {
        return Optional.ofNullable(endpoint.clientCertificate());
    }

    /** Version and origin for people, such as "MySQL 9.7.4 from Debian's packages". */
    public String description() {
        return description;
    }

    /**
     * Ends a server that the caller started, with its process and its files. A server from {@link TestServers} is shared: it
     * stays, and ends with the JVM. May be called more than once.
     */
    @Override
    public void close() {
        closing.run();
    }

    @Override
    public String toString() {
        return description + " at " + endpoint.host() + ":" + endpoint.port();
    }
}
