package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.ConnectPlan;
import io.aiomysql.protocol.spi.TransportConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is being opened: looks the host up, then tries its addresses one after the other, as the plan says.
 *
 * <pre>
 *   start ──name──► look-up ──► attempt ──failed, or its share of the time is over──► next attempt, or the end
 *     └──address, path──────────►┘ └──► connected
 * </pre>
 */
final class Connecting implements Stage {

    private final NioConnection connection;
    private final EventLoop loop;
    private final SlowWork slowWork;
    private final TransportConfig config;
    private final ConnectPlan plan;

    private @Nullable ConnectAttempt attempt;
    private @Nullable ScheduledTask timer;

    Connecting(NioConnection connection, EventLoop loop, SlowWork slowWork, TransportConfig config) {
        this.connection = connection;
        this.loop = loop;
        this.slowWork = slowWork;
        this.config = config;
        plan = new ConnectPlan(config, System.nanoTime());
    }

    void start() {
        String host = plan.hostToLookUp();
        if (host == null) {
            tryNext();
        } else {
            timer = connection.after(config.connectTimeout(), () -> connection.shut(plan.lookUpTimedOut()));
            slowWork.lookups().execute(() -> lookUp(host));
        }
    }

    /** On a look-up thread, and for as long as the name servers take: nobody waits for it after the timeout. */
    private void lookUp(String host) {
        if (!connection.isAt(this)) {
            return;
        }
        try {
            InetAddress[] found = slowWork.resolver().addresses(host);
            connection.later(() -> resolved(found));
        } catch (UnknownHostException e) {
            connection.later(() -> connection.shut(plan.unknownHost(e)));
        } catch (Throwable t) {
            // Not the thread's but the user's own resolver's: whoever waits for the connection is to know.
            connection.later(() -> connection.shut(t));
        }
    }

    private void resolved(InetAddress... found) {
        stopTimer();
        plan.found(found);
        tryNext();
    }

    private void tryNext() {
        SocketAddress address = plan.next();
        while (address != null) {
            if (begin(address)) {
                return;
            }
            address = plan.next();
        }
        connection.shut(plan.failure());
    }

    /** Begins an attempt; false when it has failed already. */
    private boolean begin(SocketAddress address) {
        Duration share = plan.share(System.nanoTime());
        ConnectAttempt begun = new ConnectAttempt(connection, loop, config, address);
        attempt = begun;
        timer = connection.after(share, () -> {
            plan.noAnswer(address, share);
            abandon();
            tryNext();
        });
        return advance(begun);
    }

    /** Takes an attempt a step further; false when it has failed. */
    private boolean advance(ConnectAttempt current) {
        SelectionKey key;
        try {
            key = current.advance();
        } catch (IOException | RuntimeException e) {
            plan.refused(current.address(), e);
            abandon();
            return false;
        }
        if (key != null) {
            stopTimer();
            attempt = null;
            connection.opened(key, current.address());
        }
        return true;
    }

    @Override
    public void ready() {
        if (attempt != null && !advance(attempt)) {
            tryNext();
        }
    }

    private void abandon() {
        stopTimer();
        if (attempt != null) {
            attempt.close();
            attempt = null;
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    @Override
    public boolean write(ByteBuffer data) {
        throw new IllegalStateException("the connection is not open yet");
    }

    @Override
    public void resume() {}

    @Override
    public void drain() {}

    @Override
    public void close() {
        abandon();
    }
}
