package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told, and lets a test wait for it, no longer than half a minute. */
public class TestListener implements TransportListener {

    private final CompletableFuture<Thread> connected = new CompletableFuture<>();
    private final CompletableFuture<Optional<Throwable>> closed = new CompletableFuture<>();

    /** Hears of nothing yet. */
    public TestListener() {}

    /**
     * Waits for {@code connected}.
     *
     * @return the event loop's thread
     */
    public Thread awaitConnected() {
        return connected.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /**
     * Waits for {@code closed}.
     *
     * @return its cause
     */
    public Optional<Throwable> awaitClosed() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void connected(TransportConnection opened) {
        connected.complete(Thread.currentThread());
    }

    @Override
    public ByteBuffer readBuffer() {
        return ByteBuffer.allocate(1_000);
    }

    @Override
    public void received(ByteBuffer buffer) {}

    @Override
    public void written(ByteBuffer data) {}

    @Override
    public void tlsStarted() {}

    @Override
    public void closed(@Nullable Throwable cause) {
        closed.complete(Optional.ofNullable(cause));
        connected.completeExceptionally(new AssertionError("closed before connected", cause));
    }
}
