package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told, and lets a test wait for it. */
class TestListener implements TransportListener {

    private final CompletableFuture<Thread> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> tlsStarted = new CompletableFuture<>();
    private final CompletableFuture<Optional<Throwable>> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Thread awaitConnected() {
        return connected.orTimeout(30, TimeUnit.SECONDS).join();
    }

    void awaitTlsStarted() {
        tlsStarted.orTimeout(30, TimeUnit.SECONDS).join();
    }

    Optional<Throwable> awaitClosed() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** What was received as text; to be called when closed. */
    String received() {
        return received.toString(StandardCharsets.UTF_8);
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
    public void received(ByteBuffer buffer) {
        buffer.flip();
        while (buffer.hasRemaining()) {
            received.write(buffer.get());
        }
    }

    @Override
    public void written(ByteBuffer data) {}

    @Override
    public void tlsStarted() {
        tlsStarted.complete(null);
    }

    @Override
    public void closed(Throwable cause) {
        closed.complete(Optional.ofNullable(cause));
        connected.completeExceptionally(new AssertionError("closed before connected", cause));
    }
}
