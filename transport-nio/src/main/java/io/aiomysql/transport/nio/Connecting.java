package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.TransportConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is being opened: looks the host up, then tries its addresses one after the other.
 *
 * <pre>
 *   start ──name──► look-up ──► attempt ──failed, or its share of the time is over──► next attempt, or the end
 *     └──address, path──────────►┘ └──► connected
 * </pre>
 *
 * <p>Each attempt gets what is left of the time divided by the addresses that are left, so that an address which never answers
 * leaves time for the next.
 */
final class Connecting implements Stage {

    private final NioConnection connection;
    private final EventLoop loop;
    private final SlowWork slowWork;
    private final TransportConfig config;
    private final SocketAddress wanted;
    private final Peer peer;
    private final Duration timeout;
    private final long deadline;
    private final Queue<SocketAddress> candidates = new ArrayDeque<>();
    private final List<IOException> failures = new ArrayList<>();

    private @Nullable ConnectAttempt attempt;
    private @Nullable ScheduledTask timer;

    Connecting(NioConnection connection, EventLoop loop, SlowWork slowWork, TransportConfig config) {
        this.connection = connection;
        this.loop = loop;
        this.slowWork = slowWork;
        this.config = config;
        wanted = config.address();
        peer = new Peer(wanted);
        timeout = config.connectTimeout();
        deadline = System.nanoTime() + Timers.nanos(timeout);
    }

    void start() throws IOException {
        if (!(wanted instanceof InetSocketAddress inet) || !inet.isUnresolved()) {
            candidates.add(wanted);
            tryNext();
        } else if (IpLiterals.isLiteral(inet.getHostString())) {
            resolved(resolve(inet, InetAddress::getAllByName));
        } else {
            timer = connection.after(timeout, () -> connection.shut(peer.lookupTimedOut(timeout)));
            slowWork.lookups().execute(() -> lookUp(inet));
        }
    }

    /** On a look-up thread, and for as long as the name servers take: nobody waits for it after the timeout. */
    private void lookUp(InetSocketAddress inet) {
        if (!connection.isAt(this)) {
            return;
        }
        try {
            List<SocketAddress> found = resolve(inet, slowWork.resolver());
            connection.later(() -> resolved(found));
        } catch (IOException | RuntimeException e) {
            connection.later(() -> connection.shut(e));
        }
    }

    private List<SocketAddress> resolve(InetSocketAddress inet, SlowWork.Resolver resolver)
            throws UnknownHostException {
        try {
            List<SocketAddress> found = new ArrayList<>();
            for (InetAddress address : resolver.addresses(inet.getHostString())) {
                found.add(new InetSocketAddress(address, inet.getPort()));
            }
            return found;
        } catch (UnknownHostException e) {
            throw peer.unknownHost(e);
        }
    }

    private void resolved(List<SocketAddress> found) {
        stopTimer();
        candidates.addAll(found);
        tryNext();
    }

    private void tryNext() {
        SocketAddress address = candidates.poll();
        while (address != null) {
            if (begin(address)) {
                return;
            }
            address = candidates.poll();
        }
        IOException last = failures.remove(failures.size() - 1);
        failures.forEach(last::addSuppressed);
        connection.shut(last);
    }

    /** Begins an attempt; false when it has failed already. */
    private boolean begin(SocketAddress address) {
        Duration share = Duration.ofNanos(Math.max(1, (deadline - System.nanoTime()) / (candidates.size() + 1)));
        ConnectAttempt begun = new ConnectAttempt(connection, loop, config, address);
        attempt = begun;
        timer = connection.after(share, () -> {
            failures.add(peer.noAnswer(address, candidates.isEmpty() ? timeout : share));
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
            failures.add(peer.refused(current.address(), e));
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
