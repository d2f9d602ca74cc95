package io.aiomysql.protocol.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses a transport tries, one after the other, and how long each attempt may take. Makes the
 * exceptions that say why no connection could be opened. It reads no clock and opens no socket. Not thread-safe.
 *
 * <pre>
 *   hostToLookUp ──null──────────────────► next ──address──► an attempt ──► connected
 *        └──name──► a look-up ──► found ────┘ ▲                 │
 *                                             └─refused,noAnswer┘   null, when none is left ──► failure
 * </pre>
 *
 * <p>Each attempt gets what is left of the time divided by the addresses that are left, so that an address which never
 * answers leaves time for the next.
 */
public final class ConnectPlan {

    /** A hundred years: later deadlines would overflow and could not be compared. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final SocketAddress wanted;
    private final Peer peer;
    private final Duration timeout;
    private final long deadline;
    private final Queue<SocketAddress> candidates = new ArrayDeque<>();
    private final List<IOException> failures = new ArrayList<>();

    /**
     * Begins a plan.
     *
     * @param config the address, and the timeout for all attempts together
     * @param now the time, as {@link System#nanoTime()} gives it
     */
    public ConnectPlan(TransportConfig config, long now) {
        wanted = config.address();
        peer = new Peer(wanted);
        timeout = config.connectTimeout();
        deadline = now + (timeout.compareTo(FOREVER) < 0 ? timeout : FOREVER).toNanos();
        if (hostToLookUp() == null) {
            addKnown();
        }
    }

    private void addKnown() {
        if (wanted instanceof InetSocketAddress inet && inet.isUnresolved()) {
            try {
                found(InetAddress.getAllByName(inet.getHostString()));
            } catch (UnknownHostException e) {
                failures.add(unknownHost(e));
            }
        } else {
            candidates.add(wanted);
        }
    }

    /** {@return the name that must be looked up first, or null if the addresses are known} */
    public @Nullable String hostToLookUp() {
        return wanted instanceof InetSocketAddress inet
                        && inet.isUnresolved()
                        && !IpLiterals.isLiteral(inet.getHostString())
                ? inet.getHostString()
                : null;
    }

    /**
     * Adds the addresses that the look-up has found.
     *
     * @param addresses in the order in which they are to be tried
     */
    public void found(InetAddress... addresses) {
        for (InetAddress address : addresses) {
            candidates.add(new InetSocketAddress(address, ((InetSocketAddress) wanted).getPort()));
        }
    }

    /**
     * Returns the next address to try, and removes it from the plan.
     *
     * @return the address, resolved or of a unix socket; null when none is left
     */
    public @Nullable SocketAddress next() {
        return candidates.poll();
    }

    /**
     * Returns the time for the attempt that begins now.
     *
     * @param now the time, as {@link System#nanoTime()} gives it
     * @return the attempt's share of the time, greater than zero
     */
    public Duration share(long now) {
        return Duration.ofNanos(Math.max(1, (deadline - now) / (candidates.size() + 1)));
    }

    /**
     * Records that an attempt has failed.
     *
     * @param tried the address
     * @param cause the reason
     */
    public void refused(SocketAddress tried, Exception cause) {
        failures.add(peer.refused(tried, cause));
    }

    /**
     * Records that an attempt has used up its time.
     *
     * @param tried the address
     * @param share the time that the attempt had
     */
    public void noAnswer(SocketAddress tried, Duration share) {
        failures.add(peer.noAnswer(tried, candidates.isEmpty() ? timeout : share));
    }

    /**
     * Makes the exception for the case that no address is left to try.
     *
     * @return the last failure, in which the earlier ones are suppressed exceptions
     */
    public IOException failure() {
        if (failures.isEmpty()) {
            return unknownHost(new UnknownHostException("the look-up found no address"));
        }
        IOException last = failures.remove(failures.size() - 1);
        failures.forEach(last::addSuppressed);
        return last;
    }

    /**
     * Makes the exception for a look-up that took longer than the connect timeout.
     *
     * @return a new exception
     */
    public SocketTimeoutException lookUpTimedOut() {
        return peer.lookupTimedOut(timeout);
    }

    /**
     * Makes the exception for a look-up that found no address.
     *
     * @param cause the exception of the resolver
     * @return a new exception, which names the host and the port
     */
    public UnknownHostException unknownHost(UnknownHostException cause) {
        return peer.unknownHost(cause);
    }
}
