package io.aiomysql.testkit.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;

/** A peer on a unix domain socket, in clear. */
final class UnixPeer implements PeerConnection {

    private final SocketChannel channel;

    UnixPeer(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(target, offset, length));
    }

    @Override
    public void write(byte[] data) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(data);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public SocketAddress remoteAddress() throws IOException {
        return channel.getRemoteAddress();
    }

    @Override
    public void startTls(SSLContext context, String... protocols) {
        throw new UnsupportedOperationException("TLS is tried over TCP");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public void cut() throws IOException {
        channel.close();
    }

    /** The kernel resets the other end when bytes from it are left unread, which the caller sees to. */
    @Override
    public void reset() throws IOException {
        channel.close();
    }
}
