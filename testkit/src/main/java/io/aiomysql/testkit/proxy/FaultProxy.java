package io.aiomysql.testkit.proxy;

import io.aiomysql.testkit.fake.ConnectionCount;
import io.aiomysql.testkit.fake.DaemonThreads;
import io.aiomysql.testkit.fake.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * Listens on 127.0.0.1 and forwards to a server, with faults that a test switches on and off while bytes flow. A fault is
 * the same for all connections.
 *
 * <p>Every method may be called from any thread. The proxy's threads end with {@link #close()}.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SocketAddress upstream;
    private final ServerSocketChannel listener;
    private final int port;
    private final DaemonThreads threads;
    private final Line line = new Line();
    private final ConnectionCount count = new ConnectionCount();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    private FaultProxy(SocketAddress upstream) throws IOException {
        this.upstream = upstream;
        this.listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        this.port = listener.socket().getLocalPort();
        this.threads = new DaemonThreads("fault-proxy-" + port);
    }

    /**
     * Starts a proxy without faults.
     *
     * @param host the server's host
     * @param port the server's port
     * @return the proxy, which the caller closes
     */
    public static FaultProxy to(String host, int port) {
        return to(new InetSocketAddress(host, port));
    }

    /**
     * Starts a proxy without faults.
     *
     * @param upstream where the server listens: TCP, or a {@link java.net.UnixDomainSocketAddress}
     * @return the proxy, which the caller closes
     */
    public static FaultProxy to(SocketAddress upstream) {
        try {
            if (upstream instanceof InetSocketAddress address && address.isUnresolved()) {
                throw new IllegalArgumentException("no address is known of " + address.getHostString());
            }
            FaultProxy proxy = new FaultProxy(upstream);
            proxy.threads.execute(proxy::accept);
            return proxy;
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
        return port;
    }

    /**
     * Lets that many bytes more pass and then cuts the connection on which the last of them went, as {@link #cutNow()} does.
     * Then the fault is gone.
     *
     * @param bytes how many, from 0, on all connections together
     * @param direction which bytes count
     */
    public void cutAfter(long bytes, Direction direction) {
        if (bytes < 0) {
            throw new IllegalArgumentException("cannot cut after " + bytes + " bytes");
        }
        line.cutAfter(bytes, direction);
    }

    /** Closes the connections there are: both sides see the end of the stream. New ones are forwarded. */
    public void cutNow() {
        connections.forEach(ProxiedConnection::cut);
    }

    /** Resets the connections there are: the client sees an error. New ones are forwarded. */
    public void resetNow() {
        connections.forEach(ProxiedConnection::reset);
    }

    /**
     * Forwards nothing in one direction from here on, and after a last read takes nothing from the sender either, so that its
     * writes come to a halt too. While {@code TO_SERVER} is stalled, a close by the client is not seen.
     *
     * @param direction which way
     */
    public void stall(Direction direction) {
        line.stall(direction);
    }

    /**
     * Stalls one direction until a gate opens.
     *
     * @param gate opened by the test
     * @param direction which way
     */
    public void stallUntil(Gate gate, Direction direction) {
        stall(direction);
        var unused = gate.opened().thenRun(() -> line.resume(direction));
    }

    /** Ends every stall; what was held back goes on its way. */
    public void resume() {
        line.resume(Direction.TO_SERVER);
        line.resume(Direction.TO_CLIENT);
    }

    /**
     * Forwards in pieces, each with a write of its own. The receiver may still read several at once.
     *
     * @param size the size of a piece in bytes, from 1; {@link Integer#MAX_VALUE} for no pieces
     */
    public void splitWrites(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a piece has at least one byte, not " + size);
        }
        line.splitWrites(size);
    }

    /**
     * Keeps what comes in for a random time before it is forwarded, differently on each connection and in each direction; the order
     * of bytes stays.
     *
     * @param longest the longest time; zero for no delay
     */
    public void delayUpTo(Duration longest) {
        line.delayUpTo(longest.toNanos());
    }

    /**
     * Returns how many bytes came in on all connections, forwarded or not.
     *
     * @param direction where they were to go
     * @return the count
     */
    public long bytes(Direction direction) {
        return line.bytes(direction);
    }

    /**
     * Returns in how many reads those bytes came in. Writes that follow each other closely may be read at once, so this is no
     * more than the number of the sender's writes.
     *
     * @param direction where the bytes were to go
     * @return the count
     */
    public long chunks(Direction direction) {
        return line.chunks(direction);
    }

    /** Keeps what comes in from here on, for {@link #kept}. */
    public void keep() {
        line.keep();
    }

    /**
     * Returns what came in on all connections, forwarded or not, since {@link #keep()}.
     *
     * @param direction where it was to go
     * @return the bytes
     */
    public byte[] kept(Direction direction) {
        return line.kept(direction);
    }

    /**
     * Returns how many connections were accepted.
     *
     * @return the count
     */
    public int connectionsAccepted() {
        return count.accepted();
    }

    /**
     * Returns how many connections the client has not closed and {@link #resetNow()} has not reset. One that was cut is open
     * until the client has closed it too.
     *
     * @return the count
     */
    public int openConnections() {
        return count.open();
    }

    /**
     * Waits, 10 seconds at most, until no connection is open.
     *
     * @throws AssertionError if the client still holds one open then
     */
    public void awaitAllClosed() {
        count.awaitAllClosed(PATIENCE);
    }

    /**
     * Closes every connection and ends the threads. Idempotent.
     *
     * @throws AssertionError if a thread does not end
     */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new AssertionError("the listener does not close", e);
        }
        connections.forEach(ProxiedConnection::close);
        threads.close();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                count.accept();
                forward(client);
            }
        } catch (IOException e) {
            // close() ended the listener.
        }
    }

    /** Connects on the accepting thread, so that no fault can come between a connection's beginning and its registration. */
    private void forward(SocketChannel client) {
        try {
            SocketChannel server = SocketChannel.open(upstream);
            ProxiedConnection connection = new ProxiedConnection(client, server, line, count);
            connections.add(connection);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (upstream instanceof InetSocketAddress) {
                server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            threads.execute(connection::carryToClient);
            threads.execute(connection::carryToServer);
        } catch (IOException | RejectedExecutionException e) {
            // No server there, or no proxy any more: the client is told so the only way that TCP has.
            ProxiedConnection.reset(client);
            count.close();
        }
    }
}
