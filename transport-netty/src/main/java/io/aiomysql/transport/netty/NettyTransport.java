package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.EarlyClasses;
import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import io.netty.channel.EventLoopGroup;
import java.lang.invoke.MethodHandles;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A transport on Netty: TCP, unix domain sockets and TLS, through epoll, kqueue or io_uring if their jars are present
 * and work, else through the JDK. The log says once which one is used, and why.
 *
 * <p><b>Threads.</b> Unless the user gives an event loop group, each event loop is one daemon thread, started by the
 * first connection that needs it. All of them end when none has had a connection or timer for a while. A group of the
 * user's is shared and never closed. A new connection goes to the event loop that serves the fewest connections of this
 * transport, and if several do to the first of them. Host names are looked up by at most four daemon threads of their
 * own, and the slow parts of TLS handshakes are computed by a few other threads; both kinds end when they have been
 * idle for a second. The listener may be called before {@link #connect} has returned.
 *
 * <p><b>Writing.</b> The event loop sends. Buffers that other threads write are passed to it. Buffers that listeners
 * write while bytes are delivered to them are sent when the event loop has read all bytes that have arrived. A write
 * count is the number of flushes that had something to send.
 *
 * <p><b>TLS.</b> OpenSSL is used if netty-tcnative is present and {@link io.aiomysql.protocol.spi.TlsConfig#trust()} is
 * known, else the JDK.
 *
 * <p><b>Pausing.</b> While reading is paused, the bytes that have been read are kept, those of one read at most. If the
 * peer closes the connection meanwhile, that is reported when reading resumes, after all data. The TLS handshake
 * continues while reading is paused.
 *
 * <p><b>Failures.</b> A connection that could not be opened ends with an {@link java.net.UnknownHostException}, a
 * {@link java.net.ConnectException} or a {@link java.net.SocketTimeoutException} that names the peer; failures of the
 * host's earlier addresses are suppressed exceptions. A failed handshake gives a {@link javax.net.ssl.SSLException},
 * and a peer that closes the connection without close_notify (RFC 8446, section 6.1) an {@link java.io.EOFException}.
 * When a write fails, the bytes that the peer has sent before are still delivered, unless reading is paused.
 */
public final class NettyTransport implements Transport {

    private static final int MAX_LOOKUP_THREADS = 4;

    private final EventLoops loops;
    private final Services services;

    /** Orders connects before the close: no connection is started on an event loop that was told to end. */
    private final ReentrantLock lifecycle = new ReentrantLock();

    private boolean closed;

    private NettyTransport(Builder builder) {
        EarlyClasses.initialize(
                MethodHandles.lookup(),
                ConnectAttempt.class,
                LoopTimer.class,
                Outbound.class,
                Stage.class,
                TransportLog.class);
        IoKind io = builder.chooseIo();
        String prefix = builder.threadNamePrefix;
        EventLoopGroup given = builder.group;
        loops = given != null
                ? new SharedLoops(given)
                : new OwnLoops(builder.eventLoops, io, new NettyThreads(prefix), builder.threadKeepAlive);
        Set<NettyConnection> open = ConcurrentHashMap.newKeySet();
        TlsHandlers tls = new TlsHandlers(
                builder.openSsl,
                NettyThreads.pool(prefix + "-tls", Runtime.getRuntime().availableProcessors()));
        services = new Services(
                io, builder.resolver, NettyThreads.pool(prefix + "-lookup", MAX_LOOKUP_THREADS), tls, open);
    }

    /**
     * Creates a builder with the default settings.
     *
     * @return a new builder
     * @throws IllegalStateException if Netty is older than 4.2
     */
    public static Builder builder() {
        NettyVersion.require();
        return new Builder();
    }

    @Override
    public String name() {
        return NettyTransportProvider.NAME;
    }

    /** {@return the way in which the transport does I/O: the one that the user has chosen, or the best one found} */
    public Io io() {
        return services.io().io();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException also if the event loop group of the user is shut down
     * @throws IllegalArgumentException also if the connect timeout is not greater than zero
     */
    @Override
    public TransportConnection connect(TransportConfig config, TransportListener listener) {
        Objects.requireNonNull(listener, "listener");
        SocketAddress address = config.address();
        if (!(address instanceof InetSocketAddress) && !(address instanceof UnixDomainSocketAddress)) {
            throw new IllegalArgumentException("the netty transport connects to InetSocketAddress and"
                    + " UnixDomainSocketAddress, not to " + address.getClass().getName());
        }
        if (config.connectTimeout().compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("connectTimeout must be greater than zero");
        }
        lifecycle.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the transport is closed");
            }
            LoopUse lease = loops.take();
            if (lease.eventLoop().isShuttingDown()) {
                lease.release();
                throw new IllegalStateException("the event loop group of the transport is shut down");
            }
            NettyConnection connection = new NettyConnection(lease, listener, config, services);
            services.open().add(connection);
            connection.start();
            return connection;
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public void close() {
        lifecycle.lock();
        try {
            closed = true;
        } finally {
            lifecycle.unlock();
        }
        services.open().forEach(NettyConnection::close);
        loops.close();
    }

    /** The ways in which Netty can do I/O. */
    public enum Io {
        /** Linux's epoll. */
        EPOLL("epoll", "io.netty:netty-transport-native-epoll", "io.netty.channel.epoll.Epoll"),
        /** The kqueue of macOS and the BSDs. */
        KQUEUE("kqueue", "io.netty:netty-transport-native-kqueue", "io.netty.channel.kqueue.KQueue"),
        /** Linux's io_uring. */
        IO_URING("io_uring", "io.netty:netty-transport-native-io_uring", "io.netty.channel.uring.IoUring"),
        /** The JDK's selectors. */
        NIO("NIO", "io.netty:netty-transport", "io.netty.channel.nio.NioIoHandler");

        private final String label;
        private final String artifact;
        private final String requiredClass;

        Io(String label, String artifact, String requiredClass) {
            this.label = label;
            this.artifact = artifact;
            this.requiredClass = requiredClass;
        }

        String label() {
            return label;
        }

        String artifact() {
            return artifact;
        }

        String requiredClass() {
            return requiredClass;
        }
    }

    /** The settings of a transport; each has a default that is right for most uses. */
    public static final class Builder {

        private int eventLoops = Runtime.getRuntime().availableProcessors();
        private String threadNamePrefix = "aiomysql-netty";
        private Duration threadKeepAlive = Duration.ofSeconds(1);
        private HostResolver resolver = HostResolver.SYSTEM;
        private boolean openSsl = true;
        private @Nullable Io io;
        private @Nullable EventLoopGroup group;

        private Builder() {}

        /**
         * Sets the way in which the transport does I/O. By default epoll, kqueue, io_uring or NIO: the first one that is
         * present and works.
         *
         * @param io the way of I/O; {@link #build} fails if it is not present
         * @return this builder
         */
        public Builder io(Io io) {
            this.io = Objects.requireNonNull(io, "io");
            return this;
        }

        /**
         * Sets the event loops to use, which also decide the way of I/O. They may have other users too, and the
         * transport never closes them. Nothing that blocks may run on them. By default the transport has its own event
         * loops.
         *
         * @param group a group of event loops for epoll, kqueue, io_uring or NIO
         * @return this builder
         */
        public Builder eventLoopGroup(EventLoopGroup group) {
            this.group = Objects.requireNonNull(group, "group");
            return this;
        }

        /**
         * Sets how many event loops, and so threads, serve the connections, if no group is set. The default is the
         * number of processors.
         *
         * @param eventLoops the number, at least 1
         * @return this builder
         */
        public Builder eventLoops(int eventLoops) {
            if (eventLoops < 1) {
                throw new IllegalArgumentException("eventLoops must be at least 1, but is " + eventLoops);
            }
            this.eventLoops = eventLoops;
            return this;
        }

        /**
         * Sets the prefix of the names of the transport's threads; {@code aiomysql-netty} by default.
         *
         * @param prefix the prefix; a hyphen and a number follow it
         * @return this builder
         */
        public Builder threadNamePrefix(String prefix) {
            this.threadNamePrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Sets how long the threads of the event loops continue after the last connection and timer, if no group is
         * set; one second by default.
         *
         * @param keepAlive the time, not negative
         * @return this builder
         */
        public Builder threadKeepAlive(Duration keepAlive) {
            if (keepAlive.isNegative()) {
                throw new IllegalArgumentException("threadKeepAlive must not be negative");
            }
            this.threadKeepAlive = keepAlive;
            return this;
        }

        /**
         * Sets the resolver that looks up host names; that of the JDK by default.
         *
         * @param resolver the resolver, which is called on the transport's own threads, on at most four at the same
         *     time
         * @return this builder
         */
        public Builder resolver(HostResolver resolver) {
            this.resolver = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Sets whether OpenSSL is used for TLS if netty-tcnative is present; true by default.
         *
         * @param openSsl false to use the JDK for TLS always
         * @return this builder
         */
        public Builder openSsl(boolean openSsl) {
            this.openSsl = openSsl;
            return this;
        }

        private IoKind chooseIo() {
            if (group != null && io != null) {
                throw new IllegalArgumentException(
                        "the event loop group already decides the way of I/O: do not set io as well");
            }
            if (group != null) {
                return IoKinds.of(group);
            }
            return io != null ? IoKinds.of(io) : IoKinds.best();
        }

        /**
         * Creates the transport; no thread is started yet.
         *
         * @return a new transport
         * @throws IllegalStateException if the {@link #io} that was set is not present; the message names the remedy
         * @throws IllegalArgumentException if the {@link #eventLoopGroup} is for another way of I/O
         */
        public NettyTransport build() {
            return new NettyTransport(this);
        }
    }
}
