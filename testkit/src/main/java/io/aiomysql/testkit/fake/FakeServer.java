package io.aiomysql.testkit.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * A server on 127.0.0.1 that does what a script says, for failures that no real server produces.
 *
 * <pre>{@code
 * try (FakeServer server = FakeServer.start(Scripts.login().expectCommand("SELECT 1").cutAfter(10).sendResult(result))) {
 *     ... connect to server.port() ...
 *     server.awaitScript();
 * }
 * }</pre>
 *
 * <p>When an expectation fails, the connection is reset, so that the client does not wait for an answer that will not come,
 * and {@link #awaitScript()} throws. Every method may be called from any thread. The server's threads end with
 * {@link #close()}.
 */
public final class FakeServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Script> scripts;
    private final ServerSocket listener;
    private final DaemonThreads threads;
    private final Progress progress;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private FakeServer(List<Script> scripts) throws IOException {
        this.scripts = List.copyOf(scripts);
        this.listener = new ServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.progress = new Progress(scripts.size());
        this.threads = new DaemonThreads("fake-server-" + listener.getLocalPort());
    }

    /**
     * Starts a server that plays one script on every connection.
     *
     * @param script the script
     * @return the server, which the caller closes
     */
    public static FakeServer start(Script script) {
        return start(List.of(script));
    }

    /**
     * Starts a server that plays one script on every connection.
     *
     * @param script the script, as far as it is built
     * @return the server, which the caller closes
     */
    public static FakeServer start(Script.Builder script) {
        return start(script.build());
    }

    /**
     * Starts a server that plays one script for each connection in turn. With more than one script, a connection after the
     * last script's is an error.
     *
     * @param scripts one at least
     * @return the server, which the caller closes
     */
    public static FakeServer start(List<Script> scripts) {
        if (scripts.isEmpty()) {
            throw new IllegalArgumentException("a fake server needs a script");
        }
        try {
            FakeServer server = new FakeServer(scripts);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
        }
    }

    /**
     * Returns the port on 127.0.0.1.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Returns where the server listens.
     *
     * @return the address
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /**
     * Waits, 10 seconds at most, until the script has been played on every connection, and each script at least once. A
     * script that ends with {@code stall} or {@code close} is played when it gets there.
     *
     * @throws AssertionError if an expectation failed, with what was expected and what came, or if time is up, with where
     *     the script stands
     */
    public void awaitScript() {
        awaitScript(PATIENCE);
    }

    /**
     * Waits as {@link #awaitScript()} does.
     *
     * @param timeout how long at most
     * @throws AssertionError if an expectation failed or time is up
     */
    public void awaitScript(Duration timeout) {
        progress.awaitPlayed(timeout);
    }

    /**
     * Says the same as {@link #awaitScript()} at once.
     *
     * @throws AssertionError if an expectation failed or a script is not played to its end
     */
    public void assertPlayed() {
        progress.awaitPlayed(Duration.ZERO);
    }

    /**
     * Returns the client's answer to the greeting on the connection that logged in first.
     *
     * @return the answer
     * @throws AssertionError if none has arrived
     */
    public HandshakeResponse handshakeResponse() {
        List<HandshakeResponse> responses = handshakeResponses();
        if (responses.isEmpty()) {
            throw new AssertionError("no client has answered the greeting");
        }
        return responses.get(0);
    }

    /**
     * Returns the clients' answers to the greeting.
     *
     * @return the answers, in the order they came in
     */
    public List<HandshakeResponse> handshakeResponses() {
        return progress.handshakeResponses();
    }

    /**
     * Returns the text of every COM_QUERY that was read, set-up included.
     *
     * @return the texts, in the order they came in
     */
    public List<String> queries() {
        return progress.queries();
    }

    /**
     * Returns how many connections were accepted.
     *
     * @return the count
     */
    public int connectionsAccepted() {
        return progress.connections().accepted();
    }

    /**
     * Returns how many connections the client has not closed and the script has not reset. A connection whose script closed
     * it is open until the client has closed it too.
     *
     * @return the count
     */
    public int openConnections() {
        return progress.connections().open();
    }

    /**
     * Waits, 10 seconds at most, until no connection is open.
     *
     * @throws AssertionError if the client still holds one open then
     */
    public void awaitAllClosed() {
        awaitAllClosed(PATIENCE);
    }

    /**
     * Waits until no connection is open.
     *
     * @param timeout how long at most
     * @throws AssertionError if the client still holds one open then
     */
    public void awaitAllClosed(Duration timeout) {
        progress.connections().awaitAllClosed(timeout);
    }

    /**
     * Closes every connection and ends the threads. Idempotent.
     *
     * @throws AssertionError if a thread does not end
     */
    @Override
    public void close() {
        progress.closing();
        close(listener);
        sockets.forEach(FakeServer::close);
        threads.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = progress.connections().accept();
                progress.begin(number);
                if (listener.isClosed()) {
                    // close() may have missed this one.
                    socket.close();
                }
                threads.execute(() -> serve(number, socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            // close() ended the listener, or the threads with a connection just accepted.
            sockets.forEach(FakeServer::close);
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            FakeConnection connection = new FakeConnection(socket, threads, progress);
            new ScriptPlayer(number, scriptFor(number), connection, progress).play();
        } catch (IOException e) {
            progress.failed(new AssertionError("connection " + number + " failed: " + e.getMessage(), e));
        } finally {
            sockets.remove(socket);
        }
    }

    private Script scriptFor(int number) {
        if (scripts.size() == 1) {
            return scripts.get(0);
        }
        return number <= scripts.size() ? scripts.get(number - 1) : Script.noConnectionExpected(scripts.size());
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket does not close", e);
        }
    }
}
