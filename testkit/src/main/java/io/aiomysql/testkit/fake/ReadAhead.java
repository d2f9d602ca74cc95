package io.aiomysql.testkit.fake;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads one packet ahead on a thread of its own, so that the client's close is seen while a script waits for something else.
 * To be called by one thread.
 */
final class ReadAhead {

    private final Executor threads;
    private final ConnectionCount count;
    private final AtomicBoolean clientGone = new AtomicBoolean();
    private InputStream in;
    private @Nullable CompletableFuture<@Nullable Packet> upcoming;
    private volatile @Nullable IOException lost;

    ReadAhead(InputStream in, Executor threads, ConnectionCount count) {
        this.in = in;
        this.threads = threads;
        this.count = count;
    }

    /** Goes on with another stream. No packet may be under way. */
    void replace(InputStream next) {
        in = next;
    }

    /** Returns the next packet without taking it: null when the client has closed the connection. */
    CompletableFuture<@Nullable Packet> upcoming() {
        CompletableFuture<@Nullable Packet> next = upcoming;
        if (next == null) {
            InputStream source = in;
            next = CompletableFuture.supplyAsync(() -> read(source), threads);
            upcoming = next;
        }
        return next;
    }

    /** Waits for the next packet and takes it. Null, again and again, when the client has closed the connection. */
    @Nullable
    Packet take() throws InterruptedException {
        Packet packet = await(upcoming());
        if (packet != null) {
            upcoming = null;
        }
        return packet;
    }

    /** Returns what ended the stream, or null when the client closed it in order. */
    @Nullable
    IOException lost() {
        return lost;
    }

    /** The connection cannot be open on the client's side any more. Idempotent; from any thread. */
    void clientIsGone() {
        if (clientGone.compareAndSet(false, true)) {
            count.close();
        }
    }

    static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError error ? error : new AssertionError(e.getCause());
        }
    }

    private @Nullable Packet read(InputStream source) {
        Packet packet = null;
        try {
            packet = PacketReader.read(source);
        } catch (IOException e) {
            lost = e;
        }
        if (packet == null) {
            clientIsGone();
        }
        return packet;
    }
}
