package io.aiomysql.testkit.proxy;

import io.aiomysql.testkit.fake.ConnectionCount;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A client's connection and the one to the server that belongs to it. Each direction has a thread.
 *
 * <p>After a cut the client's half stays open and is read, so that the client sees the end of the stream and not, because
 * bytes of its own are still under way, a reset; and so that its close can be counted.
 */
final class ProxiedConnection {

    private static final int BUFFER_SIZE = 64 * 1024;

    private final SocketChannel client;
    private final SocketChannel server;
    private final Line line;
    private final ConnectionCount count;
    private final AtomicBoolean clientGone = new AtomicBoolean();
    private final AtomicInteger directions = new AtomicInteger(Direction.values().length);
    private volatile boolean over;

    ProxiedConnection(SocketChannel client, SocketChannel server, Line line, ConnectionCount count) {
        this.client = client;
        this.server = server;
        this.line = line;
        this.count = count;
    }

    /** Returns when the client has closed the connection. */
    void carryToServer() {
        try {
            carry(Direction.TO_SERVER, client, server);
            discardFromClient();
        } catch (InterruptedException e) {
            // The proxy is closed, and every channel with it.
            Thread.currentThread().interrupt();
        } finally {
            clientIsGone();
            endDirection();
        }
    }

    /** Returns when the server has closed the connection. */
    void carryToClient() {
        try {
            carry(Direction.TO_CLIENT, server, client);
        } catch (InterruptedException e) {
            // The proxy is closed, and every channel with it.
            Thread.currentThread().interrupt();
        } finally {
            endDirection();
        }
    }

    void cut() {
        over = true;
        shutdownOutput(client);
        close(server);
        line.lookAgain();
    }

    void reset() {
        over = true;
        clientIsGone();
        reset(client);
        close(server);
        line.lookAgain();
    }

    void close() {
        over = true;
        close(client);
        close(server);
        line.lookAgain();
    }

    private void carry(Direction direction, SocketChannel source, SocketChannel target) throws InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        try {
            while (!over && source.read(buffer.clear()) >= 0) {
                line.take(direction, buffer.flip());
                LockSupport.parkNanos(line.nextDelay());
                Line.Passage passage = line.admit(direction, buffer.remaining(), () -> over);
                if (!over) {
                    write(target, buffer.limit(passage.bytes()), passage.pieceSize());
                }
                if (passage.cut()) {
                    cut();
                }
            }
        } catch (IOException e) {
            // One side is gone; the other one sees an end of the stream.
        }
        if (!over) {
            shutdownOutput(target);
        }
    }

    private static void write(SocketChannel target, ByteBuffer bytes, int pieceSize) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit((int) Math.min(end, (long) bytes.position() + pieceSize));
            while (bytes.hasRemaining()) {
                target.write(bytes);
            }
        }
    }

    private void discardFromClient() {
        ByteBuffer dropped = ByteBuffer.allocate(BUFFER_SIZE);
        try {
            while (client.read(dropped.clear()) >= 0) {
                dropped.clear();
            }
        } catch (IOException e) {
            // A reset is an end as well.
        }
    }

    private void clientIsGone() {
        if (clientGone.compareAndSet(false, true)) {
            count.close();
        }
    }

    private void endDirection() {
        if (directions.decrementAndGet() == 0) {
            close();
        }
    }

    private static void shutdownOutput(SocketChannel channel) {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            // Closed already, which is more than was wanted.
        }
    }

    static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // Closed already, which is all that is left to do.
        }
        close(channel);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AssertionError("a socket does not close", e);
        }
    }
}
