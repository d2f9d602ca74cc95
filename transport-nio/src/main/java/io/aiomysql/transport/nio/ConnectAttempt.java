package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.TransportConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The attempt to connect to one address. Takes as many steps as it needs, each when the connection is ready. */
final class ConnectAttempt {

    private static final Duration FIRST_RETRY = Duration.ofMillis(1);
    private static final Duration LAST_RETRY = Duration.ofMillis(50);

    private final NioConnection connection;
    private final EventLoop loop;
    private final TransportConfig config;
    private final SocketAddress address;

    private @Nullable SelectionKey key;
    private @Nullable ScheduledTask retry;
    private Duration retryDelay = FIRST_RETRY;

    ConnectAttempt(NioConnection connection, EventLoop loop, TransportConfig config, SocketAddress address) {
        this.connection = connection;
        this.loop = loop;
        this.config = config;
        this.address = address;
    }

    SocketAddress address() {
        return address;
    }

    /** Begins or goes on; the connected channel's key, or null when another step is needed. */
    @Nullable
    SelectionKey advance() throws IOException {
        if (key != null) {
            return ((SocketChannel) key.channel()).finishConnect() ? key : null;
        }
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            configure(channel);
            boolean connected = channel.connect(address);
            key = channel.register(loop.selector(), connected ? 0 : SelectionKey.OP_CONNECT, connection);
            return connected ? key : null;
        } catch (IOException | RuntimeException e) {
            SocketIo.close(channel);
            if (!isBusy(e)) {
                throw e;
            }
            retry = loop.schedule(connection::ready, retryDelay);
            retryDelay = retryDelay.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retryDelay.multipliedBy(2) : LAST_RETRY;
            return null;
        }
    }

    /**
     * Whether a unix socket's backlog is full. Linux then answers EAGAIN at once where TCP would wait, and nothing tells when
     * there is room. The JDK has no exception of its own for it, and its message is in the system's language; but the
     * other likely answers are either subclasses or mean that there is no such file.
     */
    private boolean isBusy(Exception e) {
        return address instanceof UnixDomainSocketAddress unix
                && e.getClass() == SocketException.class
                && Files.exists(unix.getPath());
    }

    private void configure(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        if (config.receiveBufferSize() > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, config.receiveBufferSize());
        }
        if (config.sendBufferSize() > 0) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, config.sendBufferSize());
        }
        if (address instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, config.keepAlive());
        }
    }

    /** Gives up. */
    void close() {
        if (retry != null) {
            retry.cancel();
        }
        if (key != null) {
            SocketIo.close((SocketChannel) key.channel());
        }
    }
}
