package io.aiomysql.testkit.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Listens on the loopback or on a unix domain socket. */
final class PeerServer implements Closeable {

    private static final int BACKLOG = 200;

    private final SocketAddress address;
    private final Closeable listener;
    private final Accept accept;

    /** Accepts one connection, blocking. */
    private interface Accept {
        PeerConnection next() throws IOException;
    }

    private PeerServer(SocketAddress address, Closeable listener, Accept accept) {
        this.address = address;
        this.listener = listener;
        this.accept = accept;
    }

    static PeerServer open(ChannelKind kind) throws IOException {
        return open(kind, BACKLOG);
    }

    static PeerServer open(ChannelKind kind, int backlog) throws IOException {
        if (kind == ChannelKind.UNIX) {
            // Short: a socket's path has about 100 bytes.
            Path directory = Files.createTempDirectory("aio");
            Path path = directory.resolve("s");
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(path), backlog);
            Closeable closing = () -> {
                channel.close();
                Files.deleteIfExists(path);
                Files.deleteIfExists(directory);
            };
            return new PeerServer(channel.getLocalAddress(), closing, () -> new UnixPeer(channel.accept()));
        }
        return listening(new ServerSocket(0, backlog, loopback()));
    }

    /** Listens on 127.0.0.2, .3 and so on: on Linux, the whole of 127/8 is this host. */
    static PeerServer openOn(int last, int port, int backlog) throws IOException {
        return listening(new ServerSocket(port, backlog, local(last)));
    }

    private static PeerServer listening(ServerSocket socket) throws IOException {
        socket.setSoTimeout((int) Target.PATIENCE.toMillis());
        return new PeerServer(socket.getLocalSocketAddress(), socket, () -> new TcpPeer(socket.accept()));
    }

    static InetAddress local(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    /** The address of {@code 127.0.0.1}, which the certificates are for. */
    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    }

    SocketAddress address() {
        return address;
    }

    /** The port of a TCP listener. */
    int port() {
        return ((InetSocketAddress) address).getPort();
    }

    PeerConnection accept() throws IOException {
        return accept.next();
    }

    /**
     * Begins more connections than the backlog holds, which nobody accepts: the kernel answers no further one.
     *
     * @return the connections, to be closed by the caller
     */
    static List<SocketChannel> exhaust(SocketAddress address, int backlog) throws IOException {
        List<SocketChannel> begun = new ArrayList<>();
        for (int i = 0; i < backlog + 10; i++) {
            SocketChannel channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            begun.add(channel);
            channel.configureBlocking(false);
            try {
                channel.connect(address);
            } catch (IOException e) {
                // A unix socket says at once that its backlog is full.
                return begun;
            }
        }
        return begun;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
