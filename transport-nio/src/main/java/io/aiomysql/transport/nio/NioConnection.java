package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.ReadGate;
import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection: holds its current {@link Stage}, and is the one place where it ends.
 *
 * <p>Whatever a stage does on the event loop runs as a step: a step that throws, be it because the socket failed or because the
 * listener threw, closes the connection with that cause. Steps do not nest, so neither do listener calls: what a listener asks for
 * during a call, closing above all, is done when it has returned. After {@link #close()} no step runs but the closing one.
 */
final class NioConnection implements TransportConnection {

    /** Something to do on the event loop. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private final EventLoop loop;
    private final TransportListener listener;
    private final SlowWork slowWork;
    private final ReadGate readGate = new ReadGate();
    private final AtomicLong writes = new AtomicLong();

    /** Changed on the event loop alone. */
    private volatile Stage stage;

    private volatile boolean closing;
    private volatile @Nullable SocketAddress remoteAddress;

    /**
     * Why a write failed. It is the cause of the end whatever reading finds after it: the kernel tells of a reset once, and
     * the end of the stream from then on.
     */
    private volatile @Nullable IOException writeFailure;

    NioConnection(EventLoop loop, TransportListener listener, TransportConfig config, SlowWork slowWork) {
        this.loop = loop;
        this.listener = listener;
        this.slowWork = slowWork;
        this.stage = new Connecting(this, loop, slowWork, config);
    }

    /** Begins to connect. */
    void start() {
        run(() -> {
            if (stage instanceof Connecting connecting) {
                connecting.start();
            }
        });
    }

    /** The socket is connected. */
    void opened(SelectionKey key, SocketAddress address) {
        remoteAddress = address;
        stage = new PlainStream(this, new SocketIo(key, writes));
        key.interestOps(SelectionKey.OP_READ);
        listener.connected(this);
    }

    /** The peer does not speak TLS. */
    void goOnInClear(InClear next) {
        stage = next;
        later(next::resume);
    }

    /** The selector found the socket ready. */
    void ready() {
        run(() -> stage.ready());
    }

    /** Runs a step on the event loop, after what it does now. */
    void later(Step step) {
        loop.execute(() -> run(step));
    }

    /** Runs a step on the event loop, not before a delay. */
    ScheduledTask after(Duration delay, Step step) {
        return loop.schedule(() -> run(step), delay);
    }

    private void run(Step step) {
        if (closing) {
            return;
        }
        try {
            step.run();
        } catch (Throwable t) {
            shut(t);
        }
    }

    /** Ends the connection, on the event loop and outside listener calls; the first call counts. */
    void shut(@Nullable Throwable cause) {
        Stage last = stage;
        if (last == Stage.CLOSED) {
            return;
        }
        abandon();
        boolean released = release(last);
        loop.remove(this);
        IOException failure = writeFailure;
        tellClosed(failure == null ? cause : failure);
        if (!released) {
            // The listener has let go of memory meanwhile.
            var unused = release(last);
        }
    }

    /** Does nothing any more. */
    void abandon() {
        stage = Stage.CLOSED;
        closing = true;
    }

    /** Nothing escapes: the listener is still to be told. */
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

    /** A write has failed, on any thread: what the peer sent before it went away may say why, so it is delivered first. */
    void writeFailed(IOException cause) {
        if (cause instanceof ClosedChannelException) {
            // The connection has closed the channel while another thread was about to write: its end is told already.
            return;
        }
        writeFailure = cause;
        later(() -> {
            stage.drain();
            shut(cause);
        });
    }

    /** Whether a stage is the current one and may go on calling the listener. */
    boolean isAt(Stage asking) {
        return stage == asking && !closing;
    }

    Stage stage() {
        return stage;
    }

    TransportListener listener() {
        return listener;
    }

    ReadGate readGate() {
        return readGate;
    }

    /** The listener's buffer, checked. */
    ByteBuffer readBuffer() {
        ByteBuffer buffer = listener.readBuffer();
        if (!buffer.hasRemaining()) {
            throw new IllegalStateException("the listener's read buffer has no room");
        }
        return buffer;
    }

    @Override
    public boolean write(ByteBuffer data) {
        return closing || stage.write(data);
    }

    @Override
    public void startTls(TlsConfig config) {
        if (!loop.inLoop()) {
            throw new IllegalStateException("startTls must be called on the event loop");
        }
        if (closing) {
            return;
        }
        if (!(stage instanceof PlainStream plain) || plain.isWriting()) {
            throw new IllegalStateException(
                    "TLS can be started only once, on an open connection, when no write is in progress");
        }
        TlsStream tls = new TlsStream(this, plain.socket(), config.newEngine(), slowWork.tlsTasks());
        stage = tls;
        later(tls::start);
    }

    @Override
    public @Nullable SSLSession tlsSession() {
        return stage instanceof TlsStream tls ? tls.session() : null;
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
            try {
                loop.execute(() -> shut(null));
            } catch (RuntimeException | Error e) {
                // There is no memory for a task: the connection is as open as it was.
                closing = false;
                throw e;
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        if (delay.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("delay must be greater than zero");
        }
        return loop.schedule(task, delay);
    }

    @Override
    public boolean inEventLoop() {
        return loop.inLoop();
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
