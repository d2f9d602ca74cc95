package io.aiomysql.internal.open;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.internal.connection.RealConnection;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.Futures;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.ProxyTraits;
import io.aiomysql.internal.options.SocketConfig;
import io.aiomysql.internal.options.TrustPolicy;
import io.aiomysql.internal.session.CommandPhase;
import io.aiomysql.internal.session.CommandQueue;
import io.aiomysql.internal.session.Failures;
import io.aiomysql.internal.session.Refusals;
import io.aiomysql.internal.session.ServerThread;
import io.aiomysql.internal.session.SessionGate;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.session.SideChannel;
import io.aiomysql.internal.wire.Phase;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a connection, all within the time that the options give.
 *
 * <pre>
 *   connecting ── socket open ──► LoginPhase ── login done ──► CommandPhase: set-up ── done ──► opened
 *        └───────── failed ──────────┴────── failed ──────────────────┴─────── failed ──► failed
 * </pre>
 *
 * <p>All but {@link #open} runs on the connection's event loop.
 */
public final class Opening {

    private final ConnectOptions given;
    private final OptionValues options;
    private final Transport transport;

    /** Where to connect; null for the addresses that the options name. */
    private final @Nullable SocketAddress address;

    private final Wire wire = new Wire(new Connecting());
    private final Completion<MySqlConnection> completion;
    private final long startedAt = System.nanoTime();
    private TransportConnection.@Nullable Timer deadline;

    /** How the message begins if the opening fails now. */
    private Supplier<String> problem = () -> "cannot connect";

    /** The failure if the time is over now. */
    private Supplier<MySqlTimeoutException> timeout;

    /** Whether the connection is open; a failure is then not one of the opening. */
    private boolean opened;

    private Opening(ConnectOptions given, OptionValues options, Transport transport, @Nullable SocketAddress address) {
        this.given = given;
        this.options = options;
        this.transport = transport;
        this.address = address;
        this.timeout = () -> OpenFailures.timeout(options, problem.get(), null);
        this.completion = new Completion<>(wire::inEventLoop, options.callbackExecutor);
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
            EarlyClasses.initialize();
            transport = TransportSelection.choose(options);
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
                address ->
                        Futures.map(new Opening(given, side, transport, address).begin(), RealConnection.class::cast));
    }

    private CompletableFuture<MySqlConnection> begin() {
        try {
            wire.attach(transport.connect(new SocketConfig(options, address), wire));
        } catch (Error e) {
            completion.fail(OpenFailures.noTransport(e));
        }
        CompletableFuture<MySqlConnection> future = completion.future();
        // Cancelled, or timed out by the user: give up at once instead of opening what nobody takes.
        var ignored = future.whenComplete((connection, failure) -> {
            if (failure != null) {
                wire.close(Failures.closedByClient());
            }
        });
        return future;
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
            completion.fail(OpenFailures.notConnected(options, cause));
        }
    }

    private void logIn() {
        LoginPhase login = new LoginPhase(options, wire, this::loggedIn, this::failed);
        problem = login::problem;
        wire.enter(login);
        Duration left = options.connectTimeout.minusNanos(System.nanoTime() - startedAt);
        Duration delay = left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
        timeout = login::timeout;
        deadline = wire.transport().schedule(() -> wire.close(timeout.get()), delay);
    }

    private void loggedIn(LoginResult login) {
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
                ProxyTraits.pipelining(options, login.greeting()),
                options.cancelTimeout);
        CommandPhase commands = new CommandPhase(wire, queue, session, new ProtocolLimits(options.maxResponsePacket));
        problem = () -> "cannot set up the session";
        timeout = () -> OpenFailures.timeout(options, problem.get(), null);
        // Before it can be told of the end.
        var unused = commands.over().whenComplete((cause, none) -> {
            if (!opened) {
                failed(cause);
            }
        });
        wire.enter(commands);
        RealConnection connection = new RealConnection(wire, given, options, login, commands, this::sideChannel);
        var ignored = connection.setUp().whenComplete((done, failure) -> {
            if (failure == null) {
                succeeded(connection);
            } else {
                wire.close(Futures.unwrapped(failure));
            }
        });
    }

    private SideChannel sideChannel(ServerThread thread) {
        if (options.isForSideConnection()) {
            return told -> {
                told.accept(SideChannel.Outcome.NOT_DONE);
                return () -> false;
            };
        }
        SideConnections all =
                options.sideConnections().get(SideConnections.class, () -> sideConnections(given, options, transport));
        return all.to(wire.transport().remoteAddress()).channel(thread);
    }

    private void succeeded(RealConnection connection) {
        cancelDeadline();
        opened = true;
        completion.succeed(connection, connection::close);
    }

    private void failed(@Nullable Throwable cause) {
        cancelDeadline();
        completion.fail(OpenFailures.notOpened(options, problem.get(), cause));
    }

    private void cancelDeadline() {
        TransportConnection.Timer timer = deadline;
        if (timer != null) {
            timer.cancel();
        }
    }
}
