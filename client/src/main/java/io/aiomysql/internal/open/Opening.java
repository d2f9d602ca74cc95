package io.aiomysql.internal.open;

import io.aiomysql.Compression;
import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.PasswordSupplier;
import io.aiomysql.internal.connection.RealConnection;
import io.aiomysql.internal.connection.SuppliedPassword;
import io.aiomysql.internal.event.ConnectionEvents;
import io.aiomysql.internal.future.Callbacks;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.Futures;
import io.aiomysql.internal.future.Timeout;
import io.aiomysql.internal.future.Warnings;
import io.aiomysql.internal.options.LoginRequests;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.ProxyTraits;
import io.aiomysql.internal.options.SocketConfig;
import io.aiomysql.internal.options.TrustPolicy;
import io.aiomysql.internal.session.Backlog;
import io.aiomysql.internal.session.CommandPhase;
import io.aiomysql.internal.session.CommandQueue;
import io.aiomysql.internal.session.Failures;
import io.aiomysql.internal.session.Refusals;
import io.aiomysql.internal.session.ServerThread;
import io.aiomysql.internal.session.SessionGate;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.SideChannel;
import io.aiomysql.internal.wire.Codec;
import io.aiomysql.internal.wire.Phase;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.internal.wire.ZstdLibrary;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.login.LoginRequest;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a connection, all within the time that the options give.
 *
 * <pre>
 *   passwordSupplier, if there is one ──► connecting
 *   connecting ── socket open ──► LoginPhase ── login done ──► CommandPhase: set-up ── done ──► opened
 *        └───────── failed ──────────┴────── failed ──────────────────┴─────── failed ──► failed
 * </pre>
 *
 * <p>All but {@link #open} runs on the connection's event loop, and the end of the time, which comes even if that is stuck.
 */
public final class Opening {

    /** For the event loop to tell by itself that the time is over: it knows best why. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final ConnectOptions given;
    private final OptionValues options;
    private final Transport transport;

    /** Where to connect; null for the addresses that the options name. */
    private final @Nullable SocketAddress address;

    private final Wire wire = new Wire(new Connecting());
    private final Completion<MySqlConnection> completion;
    private final ConnectionEvents events;
    private final Callbacks callbacks;

    /** Whether the outcome is decided: what comes later is not one of the opening. */
    private final AtomicBoolean decided = new AtomicBoolean();

    /** What the supplier gave; null if there is none, or the login has taken it. */
    private final AtomicReference<@Nullable Bytes> supplied = new AtomicReference<>();

    private final long startedAt = System.nanoTime();
    private TransportConnection.@Nullable Timer deadline;

    /** The deadline where the event loop does not come to it. */
    private volatile @Nullable Timeout lastDeadline;

    /** How the message begins if the opening fails now. */
    private volatile Supplier<String> problem = () -> "cannot connect";

    /** The failure if the time is over now. */
    private volatile Supplier<MySqlTimeoutException> timeout;

    private Opening(ConnectOptions given, OptionValues options, Transport transport, @Nullable SocketAddress address) {
        this.given = given;
        this.options = options;
        this.transport = transport;
        this.address = address;
        this.timeout = () -> OpenFailures.timeout(options, problem.get(), null);
        this.callbacks = new Callbacks(wire::inEventLoop, options.callbackExecutor);
        this.completion = callbacks.completion(null);
        this.events = new ConnectionEvents(EventsOfOptions.of(options, callbacks), options.server(), wire::inEventLoop);
    }

    /**
     * Opens a connection; see {@link MySqlConnection#connect}.
     *
     * @param given what the connection returns as its options
     * @param options their values: where to connect, and how
     * @return the connection, when it is set up
     */
    public static CompletableFuture<MySqlConnection> open(ConnectOptions given, OptionValues options) {
        Transport transport;
        try {
            if (options.compression.contains(Compression.ZSTD)) {
                ZstdLibrary.require();
            }
            EarlyClasses.initialize();
            transport = TransportSelection.choose(options);
        } catch (MySqlConnectionException e) {
            return CompletableFuture.failedFuture(e);
        } catch (Error e) {
            return CompletableFuture.failedFuture(OpenFailures.noTransport(e));
        }
        if (TrustPolicy.mayUseTls(options)) {
            // Made here and not when TLS starts: it reads files, for which no event loop may wait.
            var unused = options.tlsMaterial();
        }
        return new Opening(given, options, transport, null).begin();
    }

    /** Makes what stops statements of all connections of the same options; their transport and TLS material are there already. */
    private static SideConnections sideConnections(ConnectOptions given, OptionValues options, Transport transport) {
        OptionValues side = options.forSideConnection(transport);
        return new SideConnections(
                side,
                address -> new Opening(given, side, transport, address).begin().thenApply(RealConnection.class::cast));
    }

    private CompletableFuture<MySqlConnection> begin() {
        completion.watchedBy(events::openingFailed);
        completion.whenAbandoned(events::openingCancelled);
        events.connecting();
        try {
            lastDeadline = Timeout.schedule(options.connectTimeout.plus(GRACE), this::timedOut);
            PasswordSupplier supplier = options.passwordSupplier;
            if (supplier == null) {
                wire.attach(transport.connect(new SocketConfig(options, address), wire));
            } else {
                timeout = () -> OpenFailures.notSupplied(options);
                SuppliedPassword.ask(supplier, this::connectWith, this::fail);
            }
        } catch (Error e) {
            fail(OpenFailures.noTransport(e));
        } catch (RuntimeException e) {
            cancelLastDeadline();
            events.openingFailed(e);
            throw e;
        }
        // Cancelled, or timed out by the user: give up at once instead of opening what nobody takes.
        completion.whenAbandoned(() -> {
            cancelLastDeadline();
            wire.close(Failures.closedByClient());
        });
        return completion.future();
    }

    /** The supplier has given a password; on a thread of its own. */
    private void connectWith(Bytes password) {
        if (decided.get() || !wire.isOpen()) {
            password.wipe();
            return;
        }
        supplied.set(password);
        timeout = () -> OpenFailures.timeout(options, problem.get(), null);
        try {
            wire.attach(transport.connect(new SocketConfig(options, address), wire));
        } catch (Error e) {
            fail(OpenFailures.noTransport(e));
        } catch (RuntimeException e) {
            fail(OpenFailures.notOpened(options, problem.get(), e));
        }
    }

    private LoginRequest request() {
        Bytes password = supplied.getAndSet(null);
        return password == null ? LoginRequests.of(options) : LoginRequests.of(options, password);
    }

    private void wipeSupplied() {
        Bytes password = supplied.getAndSet(null);
        if (password != null) {
            password.wipe();
        }
    }

    /** The socket is not open yet. */
    private final class Connecting implements Phase {
        @Override
        public void connected() {
            logIn();
        }

        @Override
        public int limit(int length, int sequence, int first) {
            throw new IllegalStateException("not connected yet");
        }

        @Override
        public void packetReceived(PayloadReader packet, int sequence, int nextSequence) {
            throw new IllegalStateException("not connected yet");
        }

        @Override
        public void closed(@Nullable Throwable cause) {
            fail(OpenFailures.notConnected(options, cause));
        }
    }

    private void logIn() {
        LoginPhase login = new LoginPhase(options, request(), wire, this::loggedIn, this::failed);
        problem = login::problem;
        wire.enter(login);
        Duration left = options.connectTimeout.minusNanos(System.nanoTime() - startedAt);
        Duration delay = left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
        timeout = login::timeout;
        deadline = wire.transport().schedule(() -> wire.close(timeout.get()), delay);
    }

    private void loggedIn(LoginResult login) {
        Codec codec = Codec.of(login.capabilities(), options.compressionLevel);
        if (codec != null) {
            wire.compress(codec);
        }
        SessionState session = new SessionState(
                login.greeting().family(),
                Objects.requireNonNullElse(options.database, ""),
                Objects.requireNonNullElse(options.sqlMode, ""));
        session.refusals(new Refusals(login.greeting().family(), options.errorDetail));
        session.update(login.ok());
        SessionGate gate = new SessionGate(session, login.greeting().family(), login.capabilities());
        CommandQueue queue = new CommandQueue(
                wire.transport(),
                wire.outgoing(),
                gate,
                ProxyTraits.pipelining(options, login.greeting(), Warnings::log),
                new Backlog(options.maxQueuedBytes()),
                options.cancelTimeout);
        CommandPhase commands = new CommandPhase(wire, queue, session, new ProtocolLimits(options.maxResponsePacket));
        problem = () -> "cannot set up the session";
        timeout = () -> OpenFailures.timeout(options, problem.get(), null);
        RealConnection connection = new RealConnection(
                wire, given, options, login, commands, callbacks, events.statements(), this::sideChannel);
        // Before it can be told of the end.
        var unused = commands.over().whenComplete((cause, none) -> {
            if (!decided.get()) {
                failed(cause);
            } else if (connection.isQuitting()) {
                events.closed();
            } else {
                events.lost(Failures.lost(cause));
            }
        });
        wire.enter(commands);
        var ignored = connection.setUp().whenComplete((done, failure) -> {
            if (failure == null) {
                succeeded(connection);
            } else {
                wire.close(Futures.unwrapped(failure));
            }
        });
    }

    private SideChannel sideChannel(OptionValues account, ServerThread thread) {
        if (account.isForSideConnection()) {
            return told -> {
                told.accept(SideChannel.Outcome.NOT_DONE);
                return () -> false;
            };
        }
        SideConnections all =
                account.sideConnections().get(SideConnections.class, () -> sideConnections(given, account, transport));
        return all.to(wire.transport().remoteAddress()).channel(thread);
    }

    private void succeeded(RealConnection connection) {
        cancelDeadline();
        if (decided.compareAndSet(false, true)) {
            cancelLastDeadline();
            events.opened(connection.serverVersion(), connection.threadId(), connection.isTls());
            completion.succeed(connection, connection::close);
        }
    }

    private void failed(@Nullable Throwable cause) {
        cancelDeadline();
        fail(OpenFailures.notOpened(options, problem.get(), cause));
    }

    private void fail(MySqlException failure) {
        wipeSupplied();
        if (decided.compareAndSet(false, true)) {
            cancelLastDeadline();
            completion.fail(failure);
        }
    }

    /** The event loop may never come to close the socket: the user learns of it here. */
    private void timedOut() {
        MySqlTimeoutException failure = timeout.get();
        if (decided.compareAndSet(false, true)) {
            wire.close(failure);
            completion.fail(failure);
        }
    }

    private void cancelDeadline() {
        TransportConnection.Timer timer = deadline;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void cancelLastDeadline() {
        Timeout timer = lastDeadline;
        if (timer != null) {
            timer.cancel();
        }
    }
}
