package io.aiomysql.internal;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.internal.OperationFuture.EventLoopCheck;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the bytes of one connection to the machine of its phase, and carries out what the machine wants.
 *
 * <pre>
 *   connecting ── socket open ──► LoginPhase ── login done ──► CommandPhase (set-up, then the user's commands)
 *        └───────── failed ──────────┴────── failed ─────────────┴── closed ──► over
 * </pre>
 *
 * <p>All methods but {@link #open} and {@link #close} run on the connection's event loop.
 */
public final class ConnectionDriver implements TransportListener {

    private final ConnectOptions options;
    private final EventLoopCheck eventLoop = new EventLoopCheck();
    private final Completion<MySqlConnection> opening;
    private final PacketFramer framer = new PacketFramer(ProtocolLimits.MAX_LOGIN_PAYLOAD);
    private final PayloadReader payload = new PayloadReader();
    private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();
    private final long startedAt = System.nanoTime();
    private volatile @Nullable TransportConnection transport;
    private TransportConnection.@Nullable Timer deadline;
    private @Nullable Phase phase;

    private ConnectionDriver(ConnectOptions options) {
        this.options = options;
        this.opening = new Completion<>(eventLoop, options.callbackExecutor().orElse(null));
    }

    /** What the driver feeds; one at a time, on the event loop. */
    interface Phase {
        /** Names the phase for messages, as "cannot log in". */
        String problem();

        void packetReceived(PayloadReader packet, int sequence, int nextSequence);

        /** All packets that have arrived were handled. */
        default void batchEnded() {}

        default void written() {}

        default void tlsStarted() {}

        /** The connection is over; the cause is null after the server's orderly close. */
        void closed(@Nullable Throwable cause);
    }

    /**
     * Opens a connection; see {@link MySqlConnection#connect}.
     *
     * @param options where to and how
     * @return the connection, when it is set up
     */
    public static CompletableFuture<MySqlConnection> open(ConnectOptions options) {
        Transport transport = TransportSelection.choose(options);
        if (LoginRequests.mayUseTls(options)) {
            // Made here and not when TLS starts: it reads files, for which no event loop may wait.
            var unused = options.tlsContext();
        }
        ConnectionDriver driver = new ConnectionDriver(options);
        driver.attach(transport.connect(new SocketConfig(options), driver));
        OperationFuture<MySqlConnection> future = driver.opening.future();
        // Cancelled, or timed out by the user: give up at once instead of opening what nobody takes.
        var ignored = future.whenComplete((opened, failure) -> {
            if (failure != null) {
                driver.close(null);
            }
        });
        return future;
    }

    /**
     * Closes the connection; from any thread. The first reason counts.
     *
     * @param cause why, or null when the user wants it
     */
    void close(@Nullable Throwable cause) {
        reason.compareAndSet(null, cause != null ? cause : closedByUser());
        TransportConnection opened = transport;
        if (opened != null) {
            opened.close();
        }
    }

    private static MySqlConnectionException closedByUser() {
        return new MySqlConnectionException("the connection was closed by this client", null, false);
    }

    private void attach(TransportConnection connection) {
        transport = connection;
        eventLoop.connection(connection);
        if (reason.get() != null) {
            connection.close();
        }
    }

    @Override
    public void connected(TransportConnection connection) {
        attach(connection);
        Duration left = options.connectTimeout().minusNanos(System.nanoTime() - startedAt);
        Duration delay = left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
        phase = new LoginPhase(this, options, connection);
        deadline = connection.schedule(() -> close(Failures.timeout(options, phase().problem(), null)), delay);
    }

    @Override
    public ByteBuffer readBuffer() {
        return framer.readBuffer();
    }

    @Override
    public void received(ByteBuffer buffer) {
        framer.received(buffer);
        try {
            while (reason.get() == null && framer.next(payload)) {
                phase().packetReceived(payload, framer.sequence(), framer.nextSequence());
            }
            phase().batchEnded();
        } catch (ProtocolException e) {
            close(e);
        }
    }

    @Override
    public void written(ByteBuffer data) {
        phase().written();
    }

    @Override
    public void tlsStarted() {
        phase().tlsStarted();
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        cancelDeadline();
        Throwable known = reason.get();
        Throwable why = known != null ? known : cause;
        Phase current = phase;
        if (current == null) {
            opening.fail(Failures.notConnected(options, why));
        } else {
            current.closed(why);
        }
    }

    /**
     * The login is done: goes over to commands, of which the session's set-up comes first.
     *
     * @param bufferIsLent whether the transport still has to hand back what the login wrote
     */
    void loggedIn(LoginResult result, boolean bufferIsLent) {
        TransportConnection connection = transport();
        framer.maxPayload(options.maxResponsePacket());
        CommandQueue queue = new CommandQueue(connection, options.pipelining(), bufferIsLent);
        SessionState session = new SessionState(
                options.database().orElse(""), options.sqlMode().orElse(""));
        session.update(result.ok());
        CommandPhase commands = new CommandPhase(this, queue, session);
        phase = commands;
        RealConnection opened = new RealConnection(this, options, result, queue, commands, session, framer);
        var unused = opened.setUp().whenComplete((done, failure) -> {
            if (failure == null) {
                cancelDeadline();
                commands.opened();
                opening.succeed(opened, opened::close);
            } else {
                close(Failures.unwrapped(failure));
            }
        });
    }

    void openingFailed(@Nullable Throwable cause) {
        opening.fail(Failures.notOpened(options, phase().problem(), cause));
    }

    EventLoopCheck eventLoop() {
        return eventLoop;
    }

    boolean hasBufferedBytes() {
        return framer.hasBufferedBytes();
    }

    TransportConnection transport() {
        TransportConnection opened = transport;
        if (opened == null) {
            throw new IllegalStateException("not connected yet");
        }
        return opened;
    }

    private Phase phase() {
        Phase current = phase;
        if (current == null) {
            throw new IllegalStateException("not connected yet");
        }
        return current;
    }

    private void cancelDeadline() {
        TransportConnection.Timer timer = deadline;
        if (timer != null) {
            timer.cancel();
        }
    }
}
