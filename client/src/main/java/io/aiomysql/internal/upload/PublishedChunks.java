package io.aiomysql.internal.upload;

import io.aiomysql.protocol.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to a publisher of buffers, and asks for one at a time. Buffers are copied: the publisher may use them again.
 *
 * <pre>
 *   new ── next() ──► subscribed ──► idle ── next() ──► requested ── onNext, with bytes ──► idle
 *                                     ▲                  │  ▲  └────── onNext, empty ─┐
 *                                     │                  │  └─────────────────────────┘
 *                                     │                  └── onComplete, onError, cancel() ──► over
 *                                     └── next(), while the last buffer has bytes left
 * </pre>
 *
 * @see <a href="https://www.reactive-streams.org">Reactive Streams, whose rules hold for Flow</a>
 */
final class PublishedChunks implements ChunkSource, Flow.Subscriber<Object> {

    private final Flow.Publisher<?> publisher;

    // All of these are guarded by this; no other object is called while the lock is held.

    /** The rest of the last buffer. */
    private final Queue<Bytes> pieces = new ArrayDeque<>();

    private boolean begun;
    private Flow.@Nullable Subscription subscription;
    private @Nullable Receiver waiting;
    private boolean requested;
    private boolean over;
    private @Nullable Throwable failure;

    PublishedChunks(Flow.Publisher<?> publisher) {
        this.publisher = publisher;
    }

    @Override
    public void next(Receiver receiver) {
        boolean first;
        synchronized (this) {
            waiting = receiver;
            first = !begun && !over;
            begun = true;
        }
        if (first) {
            subscribe();
        }
        goOn();
    }

    @SuppressWarnings("unchecked") // this subscriber accepts any item, and checks it
    private void subscribe() {
        try {
            ((Flow.Publisher<Object>) publisher).subscribe(this);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    @Override
    public void cancel() {
        Flow.Subscription cancelled;
        synchronized (this) {
            cancelled = over ? null : subscription;
            waiting = null;
            over = true;
            pieces.clear();
        }
        if (cancelled != null) {
            cancelled.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription added) {
        refuseNull(added, "subscription");
        boolean taken;
        synchronized (this) {
            taken = subscription == null && !over;
            if (taken) {
                subscription = added;
            }
        }
        if (taken) {
            goOn();
        } else {
            added.cancel();
        }
    }

    @Override
    public void onNext(Object item) {
        refuseNull(item, "item");
        if (!(item instanceof ByteBuffer buffer)) {
            fail(new IllegalArgumentException(
                    "a publisher that is a parameter must publish ByteBuffers, but published a "
                            + item.getClass().getTypeName()));
            return;
        }
        try {
            take(buffer);
        } catch (RuntimeException | Error e) {
            // As for want of memory. A publisher need not tell anybody what its subscriber throws.
            fail(e);
        }
    }

    private void take(ByteBuffer buffer) {
        boolean expected;
        synchronized (this) {
            expected = requested || over;
            requested = false;
            if (!over) {
                cut(buffer);
            }
        }
        if (expected) {
            goOn();
        } else {
            fail(new IllegalStateException("the publisher published more than was requested"));
        }
    }

    private void cut(ByteBuffer buffer) {
        for (int from = buffer.position(); from < buffer.limit(); from += CHUNK) {
            byte[] piece = new byte[Math.min(CHUNK, buffer.limit() - from)];
            buffer.get(from, piece);
            pieces.add(Bytes.copyOf(piece));
        }
    }

    @Override
    public void onError(Throwable reason) {
        refuseNull(reason, "reason");
        synchronized (this) {
            if (!over) {
                failure = reason;
            }
            over = true;
        }
        goOn();
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            over = true;
        }
        goOn();
    }

    /** A publisher need not tell anybody that its subscriber threw, so that the statement fails too. */
    private void refuseNull(@Nullable Object given, String what) {
        if (given == null) {
            NullPointerException reason =
                    new NullPointerException("a publisher that is a parameter gave null as " + what);
            fail(reason);
            throw reason;
        }
    }

    /** Ends the subscription because the publisher has done something wrong. */
    private void fail(Throwable reason) {
        Flow.Subscription cancelled;
        synchronized (this) {
            cancelled = subscription;
        }
        onError(reason);
        if (cancelled != null) {
            cancelled.cancel();
        }
    }

    /** Gives what is there, or requests more. */
    private void goOn() {
        Runnable step;
        synchronized (this) {
            step = step();
        }
        step.run();
    }

    private Runnable step() {
        Receiver receiver = waiting;
        if (receiver == null) {
            return () -> {};
        }
        Throwable reason = failure;
        Bytes piece = reason == null ? pieces.poll() : null;
        if (piece == null && !over) {
            return request();
        }
        waiting = null;
        if (reason != null) {
            return () -> receiver.failed(reason);
        }
        return piece == null ? receiver::end : () -> receiver.chunk(piece);
    }

    private Runnable request() {
        Flow.Subscription asked = subscription;
        if (asked == null || requested) {
            return () -> {};
        }
        requested = true;
        return () -> {
            try {
                asked.request(1);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        };
    }
}
