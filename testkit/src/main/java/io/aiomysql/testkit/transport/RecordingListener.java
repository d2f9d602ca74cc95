package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Records what a transport tells, checks that it is told in the promised order, and lets a test wait for it. Tests override
 * the {@code on} methods to act within a call.
 */
class RecordingListener implements TransportListener {

    private static final int DEFAULT_READ_BUFFER = 65_536;

    private final CompletableFuture<Thread> connected = new CompletableFuture<>();
    private final CompletableFuture<Thread> tlsStarted = new CompletableFuture<>();
    private final CompletableFuture<Optional<Throwable>> closed = new CompletableFuture<>();
    private final Semaphore written = new Semaphore(0);
    private final ByteBuffer readBuffer;

    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> violations = new ArrayList<>();
    private int receivedCalls;
    private @Nullable Thread thread;
    private @Nullable String callUnderWay;
    private boolean ended;

    RecordingListener() {
        this(DEFAULT_READ_BUFFER);
    }

    RecordingListener(int readBufferSize) {
        readBuffer = ByteBuffer.allocate(readBufferSize);
    }

    void onConnected() {}

    void onReceived(byte[] data) {}

    void onTlsStarted() {}

    void onClosed() {}

    @Override
    public final void connected(TransportConnection opened) {
        call("connected", () -> {
            check(!connected.isDone(), "connected twice");
            onConnected();
            connected.complete(Thread.currentThread());
        });
    }

    @Override
    public final ByteBuffer readBuffer() {
        call("readBuffer", () -> check(connected.isDone(), "readBuffer before connected"));
        return readBuffer.clear();
    }

    @Override
    public final void received(ByteBuffer buffer) {
        call("received", () -> {
            check(isHandedOut(buffer), "a buffer that the listener did not hand out");
            check(buffer.position() > 0, "received without bytes");
            check(buffer.limit() == buffer.capacity(), "the limit of the read buffer was changed");
            byte[] data = new byte[buffer.position()];
            buffer.get(0, data);
            lock.lock();
            try {
                received.writeBytes(data);
                receivedCalls++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            onReceived(data);
        });
    }

    @Override
    public final void written(ByteBuffer data) {
        call("written", () -> {
            check(!data.hasRemaining(), "written with " + data.remaining() + " bytes remaining");
            written.release();
        });
    }

    @Override
    public final void tlsStarted() {
        call("tlsStarted", () -> {
            check(!tlsStarted.isDone(), "tlsStarted twice");
            onTlsStarted();
            tlsStarted.complete(Thread.currentThread());
        });
    }

    @Override
    public final void closed(@Nullable Throwable cause) {
        call("closed", () -> {
            lock.lock();
            try {
                ended = true;
            } finally {
                lock.unlock();
            }
            closed.complete(Optional.ofNullable(cause));
            connected.completeExceptionally(new AssertionError("closed before connected", cause));
            tlsStarted.completeExceptionally(new AssertionError("closed before tlsStarted", cause));
            onClosed();
        });
    }

    @SuppressWarnings("ReferenceEquality") // The very buffer, not one with the same bytes.
    private boolean isHandedOut(ByteBuffer buffer) {
        return buffer == readBuffer;
    }

    private void call(String name, Runnable body) {
        lock.lock();
        try {
            check(!ended, name + " after closed");
            check(callUnderWay == null, name + " during " + callUnderWay);
            check(
                    thread == null || thread == Thread.currentThread(),
                    name + " on another thread than the calls before");
            thread = Thread.currentThread();
            callUnderWay = name;
        } finally {
            lock.unlock();
        }
        try {
            body.run();
        } finally {
            lock.lock();
            try {
                callUnderWay = null;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void check(boolean expected, String violation) {
        if (!expected) {
            lock.lock();
            try {
                violations.add(violation);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for {@code connected}; the event loop's thread. */
    Thread awaitConnected() {
        return join(connected);
    }

    Thread awaitTlsStarted() {
        return join(tlsStarted);
    }

    /** Waits for {@code closed}; its cause. */
    Optional<Throwable> awaitClosed() {
        return join(closed);
    }

    boolean isConnected() {
        return connected.isDone() && !connected.isCompletedExceptionally();
    }

    boolean isTlsStarted() {
        return tlsStarted.isDone() && !tlsStarted.isCompletedExceptionally();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Waits until a buffer is handed back by {@code written}, or the connection is closed. */
    void awaitWritten() throws InterruptedException {
        while (!written.tryAcquire(1, TimeUnit.MILLISECONDS)) {
            if (closed.isDone()) {
                return;
            }
        }
    }

    /** Waits until so many bytes have been received; all that have. */
    byte[] awaitReceived(int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (received.size() < count && !ended) {
                changed.await();
            }
            return received.toByteArray();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code received} was called so many times. */
    void awaitReceivedCalls(int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (receivedCalls < count && !ended) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    int receivedCount() {
        lock.lock();
        try {
            return received.size();
        } finally {
            lock.unlock();
        }
    }

    int receivedCalls() {
        lock.lock();
        try {
            return receivedCalls;
        } finally {
            lock.unlock();
        }
    }

    List<String> violations() {
        lock.lock();
        try {
            return List.copyOf(violations);
        } finally {
            lock.unlock();
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(Target.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
