package io.aiomysql.internal.open;

import io.aiomysql.internal.connection.RealConnection;
import io.aiomysql.internal.future.Warnings;
import io.aiomysql.internal.options.OptionValues;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stops the statements of all connections that are opened with the same options: one connection for each address. */
final class SideConnections {

    private final OptionValues options;
    private final Function<@Nullable SocketAddress, CompletableFuture<RealConnection>> opener;
    private final AtomicBoolean reported = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();

    /** By the address that the transport is connected to, which it may not know; guarded by {@code lock}. */
    private final Map<@Nullable SocketAddress, SideConnection> byAddress = new HashMap<>();

    /**
     * Creates them for a set of options.
     *
     * @param options the options of the connections whose statements they stop
     * @param opener opens a connection to an address; null for the addresses that the options name
     */
    SideConnections(OptionValues options, Function<@Nullable SocketAddress, CompletableFuture<RealConnection>> opener) {
        this.options = options;
        this.opener = opener;
    }

    /** Returns what reaches the server at an address. */
    SideConnection to(@Nullable SocketAddress address) {
        lock.lock();
        try {
            return byAddress.computeIfAbsent(address, key -> new SideConnection(this, key));
        } finally {
            lock.unlock();
        }
    }

    CompletableFuture<RealConnection> open(@Nullable SocketAddress address) {
        return opener.apply(address);
    }

    /** {@return how long the answer to KILL QUERY is waited for} */
    Duration patience() {
        return options.cancelTimeout;
    }

    /** Says once in the log that statements cannot be stopped. */
    void report(String why) {
        if (reported.compareAndSet(false, true)) {
            Warnings.log(
                    "a cancelled statement could not be stopped on the server at {0}: {1}. The futures of cancelled statements"
                            + " end all the same, and their connections go on when the server is done with them; see"
                            + " docs/cancellation.md. This is logged once",
                    options.server(), why);
        }
    }
}
