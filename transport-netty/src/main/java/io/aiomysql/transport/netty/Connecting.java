package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.ConnectPlan;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection.Timer;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
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

    private final NettyConnection connection;
    private final Services services;
    private final TransportConfig config;
    private final ConnectPlan plan;

    private @Nullable ConnectAttempt attempt;
    private @Nullable Timer timer;

    Connecting(NettyConnection connection, Services services, TransportConfig config) {
        this.connection = connection;
        this.services = services;
        this.config = config;
        plan = new ConnectPlan(config, System.nanoTime());
    }

    void start() {
        String host = plan.hostToLookUp();
        if (host == null) {
            tryNext();
        } else {
            timer = connection.after(config.connectTimeout(), () -> connection.shut(plan.lookUpTimedOut()));
            services.lookups().execute(() -> lookUp(host));
        }
    }

    /** On a look-up thread, and for as long as the name servers take: nobody waits for it after the timeout. */
    private void lookUp(String host) {
        if (!connection.isAt(this)) {
            return;
        }
        try {
            InetAddress[] found = services.resolver().addresses(host);
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
        if (address == null) {
            connection.shut(plan.failure());
            return;
        }
        Duration share = plan.share(System.nanoTime());
        timer = connection.after(share, () -> {
            plan.noAnswer(address, share);
            abandon();
            tryNext();
        });
        attempt = new ConnectAttempt(this, connection, services.io(), config, address);
        attempt.begin();
    }

    /** An attempt has succeeded. */
    void connected(ConnectAttempt succeeded, Channel channel) {
        stopTimer();
        attempt = null;
        connection.opened(channel, succeeded.address());
    }

    /** An attempt has failed. */
    void failed(ConnectAttempt failed, Throwable cause) {
        plan.refused(failed.address(), cause instanceof Exception e ? e : new IOException(cause));
        abandon();
        tryNext();
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
    public void close() {
        abandon();
    }
}
