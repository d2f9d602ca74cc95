package io.aiomysql.internal.upload;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.StreamedParameter;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ComStmtSendLongData;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the streams among the parameters, not on the I/O thread, and a few chunks ahead of the sending.
 *
 * <pre>
 *   paused ── poll() ──► reading ──┬── AHEAD chunks are read ──► paused
 *                          ▲       ├── end, failure ──► at end
 *                          └─ chunk┘
 * </pre>
 *
 * <p>It reads on a thread of its own, which ends with the last stream. The callback executor may be the I/O thread itself;
 * and the common pool may have a single thread, on which the code that feeds the stream may be waiting.
 */
public final class ReadAhead implements ChunkSource.Receiver {

    /** How many chunks wait to be sent. */
    private static final int AHEAD = 4;

    /** How long the thread waits for the sending to go on before it ends, to be started again. */
    private static final long KEEP_ALIVE_SECONDS = 5;

    private final List<Stream> streams;
    private final Runnable wake;
    private final ThreadPoolExecutor thread;
    private final Queue<Chunk> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readyCount = new AtomicInteger();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean begun;
    private volatile boolean given;
    private volatile boolean atEnd;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /** The stream that is read; changed by the thread that reads. */
    private volatile int current;

    /** Whether it had any data so far; used by the thread that reads. */
    private boolean hasData;

    private ReadAhead(List<Stream> streams, Runnable wake) {
        this.streams = streams;
        this.wake = wake;
        // Tasks that come after the shutdown are dropped.
        this.thread = new ThreadPoolExecutor(
                0,
                1,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                ReadAhead::newThread,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "aiomysql-stream");
        thread.setDaemon(true);
        return thread;
    }

    private record Stream(int parameter, ChunkSource source) {}

    /** A part of a parameter. */
    public record Chunk(int parameter, Bytes data) {
        public ComStmtSendLongData forStatement(int id) {
            return new ComStmtSendLongData(id, parameter, data);
        }
    }

    /**
     * Creates a reader of the streams among the parameters. Reads nothing before the first {@link #poll}.
     *
     * @param parameters one of them at least is streamed
     * @param wake called, on any thread, when there is more to send
     */
    public static ReadAhead of(List<BoundParameter> parameters, Runnable wake) {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            BoundParameter parameter = parameters.get(i);
            if (parameter instanceof StreamedParameter streamed) {
                streams.add(new Stream(i, source(streamed)));
            }
        }
        return new ReadAhead(streams, wake);
    }

    private static ChunkSource source(StreamedParameter parameter) {
        if (parameter instanceof StreamedParameter.OfBytes bytes) {
            return BlockingChunks.of(bytes.stream());
        }
        if (parameter instanceof StreamedParameter.OfText text) {
            return BlockingChunks.of(text.reader());
        }
        return new PublishedChunks(((StreamedParameter.OfPublisher) parameter).publisher());
    }

    /** Takes the next chunk; null if there is none, or none yet. Called by one thread at a time. */
    @Nullable
    public Chunk poll() {
        Chunk chunk = ready.poll();
        if (chunk != null) {
            readyCount.decrementAndGet();
            given = true;
        }
        readOn();
        return chunk;
    }

    /** Says whether all was read and taken. */
    public boolean isAtEnd() {
        return atEnd && ready.isEmpty();
    }

    /** Says whether a chunk was taken. */
    public boolean hasGiven() {
        return given;
    }

    /** Returns what a stream threw, or null. */
    @Nullable
    public Throwable failure() {
        return failure;
    }

    /** Reads no further. */
    public void stop() {
        stopped = true;
        if (begun && !atEnd) {
            cancel(streams.get(current).source());
        }
        thread.shutdown();
    }

    private void cancel(ChunkSource source) {
        try {
            thread.execute(source::cancel);
        } catch (RuntimeException | Error e) {
            // No thread can be had; a subscription must not be left open.
            source.cancel();
        }
    }

    private boolean mayRead() {
        return !atEnd && !stopped && failure == null && readyCount.get() < AHEAD;
    }

    private void readOn() {
        while (mayRead() && reading.compareAndSet(false, true)) {
            if (mayRead()) {
                begun = true;
                ChunkSource source = streams.get(current).source();
                try {
                    thread.execute(() -> read(source));
                } catch (RuntimeException | Error e) {
                    // No thread can be had. The caller looks at the failure.
                    failure = typed(e);
                }
                return;
            }
            // Between the two checks, another thread has read as far as is allowed, or to the end.
            reading.set(false);
        }
    }

    private void read(ChunkSource source) {
        try {
            source.next(this);
        } catch (Throwable t) {
            failed(t);
        }
        if (stopped) {
            // It may have been stopped before it was the current one.
            source.cancel();
        }
    }

    @Override
    public void chunk(Bytes data) {
        hasData = true;
        add(data);
        goOn();
    }

    @Override
    public void end() {
        if (!hasData) {
            // An empty stream is sent as one empty chunk, because the server would miss the parameter otherwise.
            add(Bytes.EMPTY);
        }
        hasData = false;
        int next = current + 1;
        if (next == streams.size()) {
            atEnd = true;
            thread.shutdown();
        } else {
            current = next;
        }
        goOn();
    }

    @Override
    public void failed(Throwable reason) {
        failure = typed(reason);
        wake.run();
    }

    private static Throwable typed(Throwable reason) {
        return reason instanceof Error
                ? new MySqlConversionException("a stream could not be read; what was thrown is the cause", reason)
                : reason;
    }

    private void add(Bytes data) {
        readyCount.incrementAndGet();
        ready.add(new Chunk(streams.get(current).parameter(), data));
    }

    private void goOn() {
        reading.set(false);
        wake.run();
        // The drainer may have taken a chunk while this thread still counted as reading.
        readOn();
    }
}
