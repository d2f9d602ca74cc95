package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.ReadGate;
import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection: holds its current {@link Stage}, and is the one place where it ends.
 *
 * <p>Whatever happens on the event loop runs as a step: a step that throws, be it because the channel failed or because the
 * listener threw, closes the connection with that cause. Netty may call back within a call of ours, and that within a call
 * of the listener's; such steps wait for the event loop's next task, so that listener calls never nest. After {@link #close()}
 * no step runs but the closing one.
 */
final class NettyConnection implements TransportConnection {

    private final LoopUse lease;
    private final EventLoop loop;
    private final TransportListener listener;
    private final Services services;
    private final ReadGate readGate = new ReadGate();
    private final AtomicLong writes = new AtomicLong();

    /** Changed on the event loop alone, if there is one. */
    private volatile Stage stage;

    private final AtomicBoolean over = new AtomicBoolean();

    private volatile boolean closing;
    private volatile @Nullable SocketAddress remoteAddress;

    /** Why a write failed. It is the cause of the end whatever reading finds after it. On the event loop, like what follows. */
    private @Nullable Throwable writeFailure;

    private boolean inStep;

    NettyConnection(LoopUse lease, TransportListener listener, TransportConfig config, Services services) {
        this.lease = lease;
        this.loop = lease.eventLoop();
        this.listener = listener;
        this.services = services;
        this.stage = new Connecting(this, services, config);
    }

    /** Begins to connect. */
    void start() {
        later(() -> {
            if (stage instanceof Connecting connecting) {
                connecting.start();
            }
        });
    }

    /** The channel is connected. */
    void opened(Channel channel, SocketAddress address) {
        remoteAddress = address;
        OpenStream stream = new OpenStream(this, channel, services.tls());
        stage = stream;
        listener.connected(this);
        if (isAt(stream)) {
            stream.start();
        }
    }

    /** Runs a step now, or when the step that is under way is over. */
    void run(Runnable step) {
        if (inStep) {
            later(step);
        } else if (!closing) {
            inStep = true;
            try {
                step.run();
            } catch (Throwable t) {
                shut(t);
            } finally {
                inStep = false;
            }
        }
    }

    /** Runs a step on the event loop, after what it does now. */
    void later(Runnable step) {
        if (!submit(() -> run(step))) {
            shut(new IOException("the event loop group of the transport was shut down"));
        }
    }

    /** Runs a step on the event loop, not before a delay. */
    Timer after(Duration delay, Runnable step) {
        return schedule(() -> run(step), delay);
    }

    /**
     * Ends the connection, on the event loop and outside listener calls; the first call counts. Where a user has ended the event
     * loop under a connection that was being opened, it is called by the thread that finds out: nobody else is left to tell of it.
     */
    void shut(@Nullable Throwable cause) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        Stage last = stage;
        stage = Stage.CLOSED;
        closing = true;
        boolean released = release(last);
        services.open().remove(this);
        tellClosed(writeFailure == null ? cause : writeFailure);
        if (!released) {
            // The listener has let go of memory meanwhile.
            var unused = release(last);
        }
        lease.release();
    }

    /** Nothing escapes: the listener is still to be told, and Netty would end the event loop for an Error. */
    private static boolean release(Stage last) {
        try {
            last.close();
            return true;
        } catch (Throwable t) {
            TransportLog.warn("a connection could not be closed", t);
            return false;
        }
    }

    private void tellClosed(@Nullable Throwable cause) {
        try {
            listener.closed(cause);
        } catch (Throwable t) {
            TransportLog.warn("a listener failed in its method closed", t);
        }
    }

    /** A write has failed, and the connection will be shut. */
    void writeFailed(Throwable cause) {
        writeFailure = cause;
    }

    /** Whether a stage is the current one and may go on calling the listener. */
    boolean isAt(Stage asking) {
        return stage == asking && !closing;
    }

    /** The current stage. */
    Stage stage() {
        return stage;
    }

    EventLoop eventLoop() {
        return loop;
    }

    TransportListener listener() {
        return listener;
    }

    ReadGate readGate() {
        return readGate;
    }

    /** Notes a write to the socket. */
    void socketWritten() {
        writes.incrementAndGet();
    }

    @Override
    public boolean write(ByteBuffer data) {
        return closing || stage.write(data);
    }

    @Override
    public void startTls(TlsConfig config) {
        if (!loop.inEventLoop()) {
            throw new IllegalStateException("startTls must be called on the event loop");
        }
        if (closing) {
            return;
        }
        if (!(stage instanceof OpenStream stream) || !stream.mayStartTls()) {
            throw new IllegalStateException(
                    "TLS can be started only once, on an open connection, when no write is in progress");
        }
        // Else its end is about to be told.
        if (stream.isActive()) {
            stream.startTls(config);
        }
    }

    @Override
    public @Nullable SSLSession tlsSession() {
        return stage instanceof OpenStream stream ? stream.tlsSession() : null;
    }

    @Override
    public void pauseReading() {
        readGate.pause();
    }

    @Override
    public void resumeReading() {
        if (readGate.resume()) {
            later(() -> stage.resume());
        }
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            boolean taken;
            try {
                taken = submit(() -> shut(null));
            } catch (RuntimeException | Error e) {
                // There is no memory for a task: the connection is as open as it was.
                closing = false;
                throw e;
            }
            if (!taken) {
                shut(null);
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        var unused = submit(task);
    }

    /** Gives the event loop a task; false when it has ended. */
    private boolean submit(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        return LoopTimer.start(lease, task, delay);
    }

    @Override
    public boolean inEventLoop() {
        return loop.inEventLoop();
    }

    @Override
    public @Nullable SocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public long writeCount() {
        return writes.get();
    }
}
