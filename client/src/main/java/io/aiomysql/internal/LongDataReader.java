package io.aiomysql.internal;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.StreamedBytes;
import io.aiomysql.converters.parameter.StreamedText;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ComStmtSendLongData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is streamed, off the I/O thread and a few chunks ahead of the sending.
 *
 * <pre>
 *   paused ── poll() ──► reading ──┬── AHEAD chunks are read ──► paused
 *                          ▲       ├── end, failure ──► at end
 *                          └─ chunk┘
 * </pre>
 *
 * <p>It reads on the default executor of {@link CompletableFuture}, which is the common pool, or a thread of its own where that
 * has none. It is never the callback executor: that may be the I/O thread itself.
 */
final class LongDataReader {

    /** How many chunks wait to be sent. */
    private static final int AHEAD = 4;

    private final List<Stream> streams;
    private final Runnable wake;
    private final Queue<Chunk> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readyCount = new AtomicInteger();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean given;
    private volatile boolean atEnd;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    /** Which stream is read, and whether some of it was; used by the one who reads. */
    private int current;

    private boolean begun;

    private LongDataReader(List<Stream> streams, Runnable wake) {
        this.streams = streams;
        this.wake = wake;
    }

    private record Stream(int parameter, ChunkSource source) {}

    /** A part of a parameter. */
    record Chunk(int parameter, Bytes data) {
        ComStmtSendLongData forStatement(int id) {
            return new ComStmtSendLongData(id, parameter, data);
        }
    }

    /**
     * Creates a reader of the streams among the parameters; null if there are none. Reads nothing before the first {@link
     * #poll}.
     *
     * @param wake called, on any thread, when there is more to send
     */
    static @Nullable LongDataReader of(List<BoundParameter> parameters, Runnable wake) {
        List<Stream> streams = new ArrayList<>(0);
        for (int i = 0; i < parameters.size(); i++) {
            BoundParameter parameter = parameters.get(i);
            if (parameter instanceof StreamedBytes bytes) {
                streams.add(new Stream(i, ChunkSource.of(bytes.stream())));
            } else if (parameter instanceof StreamedText text) {
                streams.add(new Stream(i, ChunkSource.of(text.reader())));
            }
        }
        return streams.isEmpty() ? null : new LongDataReader(streams, wake);
    }

    /** Takes the next chunk; null if there is none, or none yet. Called by one thread at a time. */
    @Nullable
    Chunk poll() {
        Chunk chunk = ready.poll();
        if (chunk != null) {
            readyCount.decrementAndGet();
            given = true;
        }
        readOn();
        return chunk;
    }

    /** Says whether all was read and taken. */
    boolean isAtEnd() {
        return atEnd && ready.isEmpty();
    }

    /** Says whether a chunk was taken. */
    boolean hasGiven() {
        return given;
    }

    /** Returns what a stream threw, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Reads no further. */
    void stop() {
        stopped = true;
    }

    private boolean mayRead() {
        return !atEnd && !stopped && failure == null && readyCount.get() < AHEAD;
    }

    private void readOn() {
        if (mayRead() && reading.compareAndSet(false, true)) {
            var unused = CompletableFuture.runAsync(this::read);
        }
    }

    private void read() {
        try {
            while (mayRead()) {
                readChunk();
                wake.run();
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
            wake.run();
        } finally {
            reading.set(false);
        }
        // A chunk may have been taken between the last look and the end of reading.
        readOn();
    }

    private void readChunk() throws IOException {
        Stream stream = streams.get(current);
        Bytes data = stream.source().next();
        if (data != null || !begun) {
            // An empty stream is sent as one empty chunk, or the parameter would not count as sent.
            readyCount.incrementAndGet();
            ready.add(new Chunk(stream.parameter(), data == null ? Bytes.EMPTY : data));
        }
        begun = data != null;
        if (data == null) {
            current++;
            atEnd = current == streams.size();
        }
    }
}
