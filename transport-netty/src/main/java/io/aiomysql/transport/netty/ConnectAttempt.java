package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection.Timer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The attempt to connect to one address. A unix socket that is busy is tried again and again. */
final class ConnectAttempt {

    private static final Duration FIRST_RETRY = Duration.ofMillis(1);
    private static final Duration LAST_RETRY = Duration.ofMillis(50);

    private static final int LEAST_READ = 512;
    private static final int FIRST_READ = 8_192;
    private static final int MOST_READ = 131_072;

    private final Connecting connecting;
    private final NettyConnection connection;
    private final IoKind io;
    private final TransportConfig config;
    private final SocketAddress address;

    private @Nullable ChannelFuture connect;
    private @Nullable Timer retry;
    private Duration retryDelay = FIRST_RETRY;
    private boolean over;

    ConnectAttempt(
            Connecting connecting,
            NettyConnection connection,
            IoKind io,
            TransportConfig config,
            SocketAddress address) {
        this.connecting = connecting;
        this.connection = connection;
        this.io = io;
        this.config = config;
        this.address = address;
    }

    SocketAddress address() {
        return address;
    }

    void begin() {
        SocketAddress remote = address instanceof UnixDomainSocketAddress path ? io.unixAddress(path) : address;
        ChannelFuture begun = bootstrap().connect(remote);
        connect = begun;
        begun.addListener(done -> connection.run(() -> ended(begun)));
    }

    private Bootstrap bootstrap() {
        boolean unix = address instanceof UnixDomainSocketAddress;
        Bootstrap bootstrap = new Bootstrap()
                .group(connection.eventLoop())
                .channelFactory(unix ? io::newUnixChannel : io::newTcpChannel)
                // The names are looked up by now, and not by Netty, which would do it on the event loop.
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .handler(new ChannelHandlerAdapter() {})
                // The shares of time are the plan's.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.AUTO_READ, false)
                // What the peer sent before a write failed is still to be read.
                .option(ChannelOption.AUTO_CLOSE, false)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ, FIRST_READ, MOST_READ));
        if (!unix) {
            bootstrap.option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, config.keepAlive());
        }
        if (config.receiveBufferSize() > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, config.receiveBufferSize());
        }
        if (config.sendBufferSize() > 0) {
            bootstrap.option(ChannelOption.SO_SNDBUF, config.sendBufferSize());
        }
        return bootstrap;
    }

    private void ended(ChannelFuture done) {
        if (over) {
            return;
        }
        if (done.isSuccess()) {
            over = true;
            connecting.connected(this, done.channel());
            return;
        }
        Throwable cause = withoutAddress(done.cause());
        if (address instanceof UnixDomainSocketAddress path && io.isBusy(cause, path)) {
            retry = connection.after(retryDelay, this::begin);
            retryDelay = retryDelay.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retryDelay.multipliedBy(2) : LAST_RETRY;
        } else {
            over = true;
            connecting.failed(this, cause);
        }
    }

    /** Netty wraps what failed to append the address, which our message has. */
    private static Throwable withoutAddress(Throwable cause) {
        return cause instanceof SocketException && cause.getCause() instanceof SocketException original
                ? original
                : cause;
    }

    /** Gives up. */
    void close() {
        over = true;
        if (retry != null) {
            retry.cancel();
        }
        if (connect != null) {
            Channel channel = connect.channel();
            var unused = channel.close();
        }
    }
}
