package io.aiomysql.internal.memory;

import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose event loop the test turns by hand: nothing happens but what the test calls for, on the test's thread.
 * Whatever the test does outside of a turn counts as another thread's. Time is a number that {@link #advance} moves.
 */
public final class MemoryConnection implements TransportConnection {

    private final TransportConfig config;
    private final TransportListener listener;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<byte[]> writes = new ArrayList<>();
    private byte[] lastArray = {};
    private Duration now = Duration.ZERO;
    private boolean inLoop;
    private boolean keepsWrites;
    private Runnable duringWrite = () -> {};
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private boolean readingPaused;
    private boolean closing;
    private boolean closed;
    private @Nullable ByteBuffer kept;
    private @Nullable TlsConfig tls;
    private boolean tlsIsOn;
    private @Nullable SSLSession tlsSession;

    public MemoryConnection(TransportConfig config, TransportListener listener) {
        this.config = config;
        this.listener = listener;
    }

    private final class Alarm implements Timer {
        private final Runnable task;
        private final Duration due;

        Alarm(Runnable task, Duration due) {
            this.task = task;
            this.due = due;
        }

        @Override
        public void cancel() {
            alarms.remove(this);
        }
    }

    // What the test does

    /** The socket opens. */
    public void open() {
        turn(() -> listener.connected(this));
    }

    /** Bytes arrive, all at once; what the client does not read waits. */
    public void deliver(byte... bytes) {
        turn(() -> {
            arrived.write(bytes, 0, bytes.length);
            readArrived();
        });
    }

    private void readArrived() {
        byte[] bytes = arrived.toByteArray();
        arrived.reset();
        int at = 0;
        while (at < bytes.length && !closing && !readingPaused) {
            ByteBuffer buffer = listener.readBuffer();
            int length = Math.min(bytes.length - at, buffer.remaining());
            buffer.put(bytes, at, length);
            at += length;
            listener.received(buffer);
        }
        arrived.write(bytes, at, bytes.length - at);
    }

    /** Bytes arrive in pieces, each in a turn of its own. */
    public void deliverInPieces(byte[] bytes, int size) {
        for (int at = 0; at < bytes.length; at += size) {
            deliver(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        }
    }

    /** From now on writes are kept until {@link #handBack}. */
    public void keepWrites(boolean keep) {
        keepsWrites = keep;
    }

    /** What happens before the next write returns, as on another thread. */
    public void duringNextWrite(Runnable event) {
        duringWrite = event;
    }

    /** The kept buffer has been written. */
    public void handBack() {
        ByteBuffer buffer = kept;
        if (buffer == null) {
            throw new AssertionError("no buffer is kept");
        }
        kept = null;
        turn(() -> listener.written(buffer.position(buffer.limit())));
    }

    /** The TLS handshake is done. */
    public void completeTls() {
        completeTls(null);
    }

    /** The handshake has succeeded, with a session that has the peer's certificates. */
    public void completeTls(@Nullable SSLSession session) {
        tlsSession = session;
        tlsIsOn = true;
        turn(listener::tlsStarted);
    }

    /** The connection goes away by itself; null is the peer's orderly close. */
    public void lose(@Nullable Throwable cause) {
        turn(() -> end(cause));
    }

    /** Runs the tasks that wait, and those that they give. */
    public void turn() {
        turn(() -> {});
    }

    /** Runs something on the event loop, and then the tasks that wait. */
    public void turn(Runnable first) {
        if (inLoop) {
            throw new AssertionError("the event loop turns already");
        }
        inLoop = true;
        try {
            if (!closed) {
                tell(first);
            }
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        } finally {
            inLoop = false;
        }
    }

    /** Says whether another thread has left something for the event loop's next turn. */
    public boolean isTaskWaiting() {
        return !tasks.isEmpty();
    }

    /** Time passes. */
    public void advance(Duration time) {
        now = now.plus(time);
        List<Alarm> due = alarms.stream()
                .filter(alarm -> alarm.due.compareTo(now) <= 0)
                .sorted(Comparator.comparing(alarm -> alarm.due))
                .toList();
        for (Alarm alarm : due) {
            if (alarms.remove(alarm)) {
                turn(alarm.task);
            }
        }
    }

    // What the test sees

    public List<byte[]> writes() {
        return writes;
    }

    /** The client's own array that it wrote from last, with what is in it by now. */
    public byte[] lastArray() {
        return lastArray;
    }

    public int timers() {
        return alarms.size();
    }

    public boolean isClosed() {
        return closed;
    }

    public boolean isReadingPaused() {
        return readingPaused;
    }

    /** How many bytes have arrived that the client has not read. */
    public int unread() {
        return arrived.size();
    }

    @Nullable
    public TlsConfig tls() {
        return tls;
    }

    public TransportConfig config() {
        return config;
    }

    // What the client calls

    @Override
    public boolean write(ByteBuffer data) {
        if (kept != null) {
            throw new AssertionError("a write while another is kept");
        }
        if (tls != null && !tlsIsOn) {
            throw new AssertionError("a write during the TLS handshake");
        }
        if (closing) {
            return true;
        }
        lastArray = data.array();
        writes.add(Arrays.copyOfRange(data.array(), data.arrayOffset() + data.position(), data.limit()));
        if (keepsWrites) {
            kept = data;
            return false;
        }
        data.position(data.limit());
        Runnable event = duringWrite;
        duringWrite = () -> {};
        event.run();
        return true;
    }

    @Override
    public @Nullable SSLSession tlsSession() {
        return tlsSession;
    }

    @Override
    public void startTls(TlsConfig wanted) {
        if (!inLoop || kept != null || tls != null) {
            throw new AssertionError("TLS is started once, on the event loop, with every write handed back");
        }
        tls = wanted;
    }

    @Override
    public void pauseReading() {
        readingPaused = true;
    }

    @Override
    public void resumeReading() {
        readingPaused = false;
        tasks.add(() -> {
            if (!closed) {
                tell(this::readArrived);
            }
        });
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            tasks.add(() -> end(null));
        }
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            throw new AssertionError("a delay is greater than zero");
        }
        Alarm alarm = new Alarm(task, now.plus(delay));
        alarms.add(alarm);
        return alarm;
    }

    @Override
    public boolean inEventLoop() {
        return inLoop;
    }

    @Override
    public @Nullable SocketAddress remoteAddress() {
        return null;
    }

    @Override
    public long writeCount() {
        return writes.size();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** What escapes from the listener closes the connection. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private void end(@Nullable Throwable cause) {
        if (!closed) {
            closing = true;
            closed = true;
            listener.closed(cause);
        }
    }
}
