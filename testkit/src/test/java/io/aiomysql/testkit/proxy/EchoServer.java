package io.aiomysql.testkit.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Sends back what it gets, on one connection after the other. */
final class EchoServer implements Closeable {

    private final ServerSocketChannel listener;

    private EchoServer(SocketAddress address) throws IOException {
        listener = address instanceof InetSocketAddress
                ? ServerSocketChannel.open()
                : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(address);
        Thread thread = new Thread(this::serve, "echo-server");
        thread.setDaemon(true);
        thread.start();
    }

    static EchoServer start() throws IOException {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static EchoServer start(SocketAddress address) throws IOException {
        return new EchoServer(address);
    }

    SocketAddress address() throws IOException {
        return listener.getLocalAddress();
    }

    private void serve() {
        try {
            while (true) {
                echo(listener.accept());
            }
        } catch (ClosedChannelException e) {
            // close() was called.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(SocketChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (channel) {
            while (channel.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            // The proxy has reset the connection; the next one may come.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
