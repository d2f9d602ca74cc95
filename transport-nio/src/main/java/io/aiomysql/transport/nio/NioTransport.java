package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.EarlyClasses;
import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.lang.invoke.MethodHandles;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A transport on the JDK's selectors, sockets and {@link javax.net.ssl.SSLEngine}: TCP, unix domain sockets and TLS.
 *
 * <p><b>Threads.</b> Each event loop is one daemon thread. The first connection that needs it starts it, and it ends
 * when it has had neither connection nor task for a while. So a transport that nobody uses has no threads, even if it
 * is not closed. A new connection goes to the event loop that serves the fewest connections, and if several do to the
 * first of them: so the load remains balanced when connections end, and few connections start few threads. Host names
 * are looked up by at most four daemon threads of their own, and the slow parts of TLS handshakes (certificate checks,
 * key agreement) are computed by a few other threads; both kinds end when they have been idle for a second. The
 * listener may be called before {@link #connect} has returned.
 *
 * <p><b>Writing.</b> On connections without TLS, {@code write} sends from the calling thread. That thread may be
 * interrupted at any time: the JDK closes the channel of an interrupted thread only in blocking mode, and these
 * channels are never in blocking mode. Each thread that writes keeps a direct buffer of at most 128 KiB, made by the
 * JDK. On TLS connections the event loop encrypts and sends. When a write fails, the bytes that the peer has sent
 * before are still delivered, unless reading is paused. Then {@code closed} is called with the failure of the write as
 * the cause.
 *
 * <p><b>Pausing.</b> While reading is paused, it is not noticed that the peer closes the connection. It is reported
 * when reading resumes, after all data. The TLS handshake continues while reading is paused.
 *
 * <p><b>Failures.</b> A connection that could not be opened ends with an {@link java.net.UnknownHostException}, a
 * {@link java.net.ConnectException} or a {@link java.net.SocketTimeoutException} that names the peer; failures of the
 * host's earlier addresses are suppressed exceptions. Each address gets an equal share of the remaining time. A failed
 * handshake gives a {@link javax.net.ssl.SSLException}, and a peer that closes the connection without close_notify (RFC
 * 8446, section 6.1) an {@link java.io.EOFException}.
 */
public final class NioTransport implements Transport {

    private final List<EventLoop> loops;
    private final SlowWork slowWork;

    /** Orders connects before the close: no connection is started on an event loop that was told to end. */
    private final ReentrantLock lifecycle = new ReentrantLock();

    private boolean closed;

    private NioTransport(Builder builder) {
        EarlyClasses.initialize(
                MethodHandles.lookup(),
                ConnectAttempt.class,
                Stage.class,
                TlsStream.class,
                TlsOutput.class,
                TransportLog.class);
        slowWork = new SlowWork(builder.threadNamePrefix, builder.resolver);
        List<EventLoop> created = new ArrayList<>();
        for (int i = 1; i <= builder.eventLoops; i++) {
            created.add(new EventLoop(builder.threadNamePrefix + "-" + i, builder.threadKeepAlive));
        }
        loops = List.copyOf(created);
    }

    /**
     * Creates a builder with the default settings.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return NioTransportProvider.NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also if the connect timeout is not greater than zero
     */
    @Override
    public TransportConnection connect(TransportConfig config, TransportListener listener) {
        Objects.requireNonNull(listener, "listener");
        SocketAddress address = config.address();
        if (!(address instanceof InetSocketAddress) && !(address instanceof UnixDomainSocketAddress)) {
            throw new IllegalArgumentException("the nio transport connects to InetSocketAddress and"
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
            EventLoop loop = leastLoaded();
            NioConnection connection = new NioConnection(loop, listener, config, slowWork);
            loop.add(connection);
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
        loops.forEach(EventLoop::shutDown);
    }

    private EventLoop leastLoaded() {
        EventLoop least = loops.get(0);
        for (EventLoop loop : loops) {
            if (loop.connections() < least.connections()) {
                least = loop;
            }
        }
        return least;
    }

    /** The settings of a transport; each has a default that is right for most uses. */
    public static final class Builder {

        private int eventLoops = Runtime.getRuntime().availableProcessors();
        private String threadNamePrefix = "aiomysql-nio";
        private Duration threadKeepAlive = Duration.ofSeconds(1);
        private HostResolver resolver = HostResolver.SYSTEM;

        private Builder() {}

        /**
         * Sets how many event loops, and so threads, serve the connections. The default is the number of processors.
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
         * Sets the prefix of the names of the transport's threads; {@code aiomysql-nio} by default.
         *
         * @param prefix the prefix; a hyphen and a number follow it
         * @return this builder
         */
        public Builder threadNamePrefix(String prefix) {
            this.threadNamePrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Sets how long the thread of an event loop continues after its last connection and task; one second by
         * default.
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
         * Creates the transport; no thread is started yet.
         *
         * @return a new transport
         */
        public NioTransport build() {
            return new NioTransport(this);
        }
    }
}
