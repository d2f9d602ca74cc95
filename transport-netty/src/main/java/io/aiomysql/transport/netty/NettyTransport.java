package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import io.netty.channel.EventLoopGroup;
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
 * Netty as a transport: TCP, unix domain sockets and TLS, through epoll, kqueue or io_uring where their jars are present and
 * work, else through the JDK. Which one it is, and why, is logged once.
 *
 * <p><b>Threads.</b> Unless a group is given, each event loop is one daemon thread, started by the first connection that needs
 * it; all end when none had a connection or timer for a while. A group that is given is shared and never closed. A new
 * connection goes to the event loop that serves the fewest of this transport's, the first of them on a tie. Host names are
 * looked up by at most four daemon threads of their own, and the slow parts of TLS handshakes are computed by a few others; both
 * end when they have been idle for a second. The listener may be called before {@link #connect} has returned.
 *
 * <p><b>Writing.</b> The event loop sends. What other threads write is handed to it; what listeners write while bytes are
 * delivered to them leaves when the event loop has read all that is there. A write count counts the flushes that had something
 * to send.
 *
 * <p><b>TLS.</b> OpenSSL does it where netty-tcnative is present and {@link io.aiomysql.protocol.spi.TlsConfig#trust()} is
 * known, else the JDK.
 *
 * <p><b>Pausing.</b> While reading is paused, what has been read is kept, one read at most, and the peer's close is told when
 * reading resumes, after all data. The handshake of TLS goes on while reading is paused.
 *
 * <p><b>Failures.</b> A connection that could not be opened ends with an {@link java.net.UnknownHostException}, a
 * {@link java.net.ConnectException} or a {@link java.net.SocketTimeoutException} that names the peer; failures of the
 * host's earlier addresses are suppressed exceptions. A failed handshake gives a {@link javax.net.ssl.SSLException}, and a peer
 * that ends TLS without saying so (close_notify; RFC 8446, section 6.1) an {@link java.io.EOFException}. When a write fails, what
 * the peer had sent before is still delivered, unless reading is paused.
 */
public final class NettyTransport implements Transport {

    private static final int MAX_LOOKUP_THREADS = 4;

    private final EventLoops loops;
    private final Services services;

    /** Orders connects before the close: no connection is started on an event loop that was told to end. */
    private final ReentrantLock lifecycle = new ReentrantLock();

    private boolean closed;

    private NettyTransport(Builder builder) {
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
     * Starts with the default settings.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return NettyTransportProvider.NAME;
    }

    /**
     * Returns how the sockets are served.
     *
     * @return what was asked for, or the best that was found
     */
    public Io io() {
        return services.io().io();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException also if the event loop group that was given is shut down
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

    /** How sockets are served. */
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

    /** Settings of a transport; each has a default that suits most. */
    public static final class Builder {

        private int eventLoops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        private String threadNamePrefix = "aiomysql-netty";
        private Duration threadKeepAlive = Duration.ofSeconds(1);
        private HostResolver resolver = HostResolver.SYSTEM;
        private boolean openSsl = true;
        private @Nullable Io io;
        private @Nullable EventLoopGroup group;

        private Builder() {}

        /**
         * Sets how the sockets are served. By default epoll, kqueue, io_uring or NIO: the first that is there and works.
         *
         * @param io the way; {@link #build} fails where it is not there
         * @return this builder
         */
        public Builder io(Io io) {
            this.io = Objects.requireNonNull(io, "io");
            return this;
        }

        /**
         * Sets the event loops to use, which also say how sockets are served. They are shared with whoever else uses them and
         * are never closed by the transport; nothing that blocks may run on them. Without, the transport has its own.
         *
         * @param group of event loops that serve epoll, kqueue, io_uring or NIO
         * @return this builder
         */
        public Builder eventLoopGroup(EventLoopGroup group) {
            this.group = Objects.requireNonNull(group, "group");
            return this;
        }

        /**
         * Sets how many event loops, and so threads, serve the connections, where no group is given. The default is half the
         * processors, at least one: the other half is for those who use the results.
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
         * Sets what the names of the transport's threads begin with; {@code aiomysql-netty} by default.
         *
         * @param prefix the prefix, which a hyphen and a number follow
         * @return this builder
         */
        public Builder threadNamePrefix(String prefix) {
            this.threadNamePrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Sets how long the threads of the event loops outlive the last connection and timer, where no group is given; one
         * second by default.
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
         * Sets who looks host names up; the JDK by default.
         *
         * @param resolver called on the transport's own threads, at most four at a time
         * @return this builder
         */
        public Builder resolver(HostResolver resolver) {
            this.resolver = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Sets whether OpenSSL does TLS where netty-tcnative is present; true by default.
         *
         * @param openSsl false to leave TLS to the JDK always
         * @return this builder
         */
        public Builder openSsl(boolean openSsl) {
            this.openSsl = openSsl;
            return this;
        }

        private IoKind chooseIo() {
            if (group != null && io != null) {
                throw new IllegalArgumentException("the event loop group says how sockets are served: leave io out");
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
         * @throws IllegalStateException if the {@link #io} that was set is not there, which the message says what to do about
         * @throws IllegalArgumentException if the {@link #eventLoopGroup} serves no sockets that are known here
         */
        public NettyTransport build() {
            return new NettyTransport(this);
        }
    }
}
