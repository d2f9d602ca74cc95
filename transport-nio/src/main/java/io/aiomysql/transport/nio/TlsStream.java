package io.aiomysql.transport.nio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection with TLS, from the first message of the handshake on.
 *
 * <pre>
 *   new ──► handshaking ──► established ──► closed by the peer's close_notify, or in error without one
 *             ▲     │
 *             └─────┴──► delegating: the engine computes on a helper thread, and nobody else may touch it
 * </pre>
 *
 * <p>{@link #pump} takes steps until the engine wants what is not there yet. Only the event loop calls the engine, but for its tasks.
 */
final class TlsStream implements Stage {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final NioConnection connection;
    private final SocketIo socket;
    private final SSLEngine engine;
    private final Executor taskThreads;
    private final TlsInput input;
    private final TlsOutput output;

    /** The buffer that is being sent. Set by the writer, cleared by the event loop before it hands it back. */
    private volatile @Nullable ByteBuffer waiting;

    /** Before it, an engine says the same as after a handshake. */
    private boolean started;

    private boolean handshaking = true;
    private boolean delegating;

    /** Whether the engine has taken the first record, or its beginning. */
    private boolean decrypted;

    private @Nullable InClear inClear;
    private boolean pumpComes;
    private boolean writesFail;

    TlsStream(NioConnection connection, SocketIo socket, SSLEngine engine, Executor taskThreads) {
        this.connection = connection;
        this.socket = socket;
        this.engine = engine;
        this.taskThreads = taskThreads;
        input = new TlsInput(engine);
        output = new TlsOutput(engine, socket);
    }

    void start() throws IOException {
        engine.beginHandshake();
        started = true;
        pump();
    }

    /** The session; null before the handshake is done. */
    @Nullable
    SSLSession session() {
        return handshaking ? null : engine.getSession();
    }

    @Override
    public void ready() throws IOException {
        pump();
    }

    @Override
    public void resume() throws IOException {
        pump();
    }

    @Override
    public void drain() throws IOException {
        writesFail = true;
        advance(SocketIo.TRANSFERS_AT_THE_END);
        if (inClear != null) {
            inClear.drain();
        }
    }

    private void pump() throws IOException {
        if (!advance(SocketIo.TRANSFERS_PER_TURN)) {
            return;
        }
        // What is decrypted already, the selector does not see.
        if (!pumpComes) {
            pumpComes = true;
            connection.later(() -> {
                pumpComes = false;
                pump();
            });
        }
    }

    /** Takes steps; true when there may be more to do. */
    private boolean advance(int steps) throws IOException {
        if (!started || delegating) {
            return false;
        }
        socket.wantRead(true);
        input.beginTurn();
        for (int i = 0; i < steps; i++) {
            if (!advance()) {
                return false;
            }
        }
        return true;
    }

    /** Takes one step; false when nothing more can be done now. */
    private boolean advance() throws IOException {
        if (!connection.isAt(this)) {
            return false;
        }
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            delegate();
            return false;
        }
        if (handshaking && status == HandshakeStatus.NOT_HANDSHAKING) {
            handshaking = false;
            connection.listener().tlsStarted();
            return true;
        }
        if (writesFail ? handshaking : !send(status)) {
            return false;
        }
        // While handshaking, the engine reads nothing before it has sent.
        return (handshaking && status == HandshakeStatus.NEED_WRAP) || (connection.isAt(this) && read());
    }

    /** Sends what there is; false when the handshake must wait until it is sent. */
    private boolean send(HandshakeStatus status) throws IOException {
        if (status != HandshakeStatus.NEED_WRAP && waiting == null && output.isEmpty()) {
            return true;
        }
        boolean full = sendWaiting();
        if (!handshaking || status != HandshakeStatus.NEED_WRAP) {
            return true;
        }
        if (full || writesFail) {
            socket.wantRead(false);
            return false;
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            throw new SSLHandshakeException("the TLS handshake does not make progress");
        }
        return true;
    }

    /** Sends on and hands back the buffer that is done; true when the socket is full. */
    private boolean sendWaiting() throws SSLException {
        ByteBuffer data = waiting;
        boolean full = encryptAndSend(data == null ? NOTHING : data);
        if (data != null && isSent(data)) {
            waiting = null;
            connection.listener().written(data);
        }
        return full;
    }

    private boolean encryptAndSend(ByteBuffer data) throws SSLException {
        boolean full = false;
        try {
            full = output.send(data);
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            writesFail = true;
            connection.writeFailed(e);
        }
        socket.wantWrite(full);
        return full;
    }

    private boolean isSent(ByteBuffer data) {
        return !data.hasRemaining() && output.isEmpty();
    }

    @Override
    public boolean write(ByteBuffer data) {
        if (waiting != null) {
            throw new IllegalStateException("the buffer of the previous write is not handed back yet");
        }
        waiting = data;
        if (!connection.inEventLoop()) {
            connection.later(() -> {
                if (waiting != null && !handshaking && !delegating && !writesFail) {
                    sendWaiting();
                }
            });
            return false;
        }
        if (handshaking || delegating) {
            return false;
        }
        try {
            if (!writesFail) {
                encryptAndSend(data);
            }
        } catch (SSLException e) {
            writesFail = true;
            connection.writeFailed(e);
        }
        if (!writesFail && !isSent(data)) {
            return false;
        }
        waiting = null;
        return true;
    }

    private boolean read() throws IOException {
        if (!handshaking && connection.readGate().shut()) {
            socket.wantRead(false);
            return false;
        }
        if (input.isStarved()) {
            return fill() && !goesOnInClear();
        }
        decrypted |= input.hasDecisiveBytes();
        if (handshaking ? input.decrypt(NOTHING) : deliver()) {
            if (handshaking) {
                throw new SSLHandshakeException("the peer ended TLS during the handshake");
            }
            connection.shut(null);
            return false;
        }
        if (input.isStuck() && !output.isEmpty()) {
            // The engine wants to answer before it reads on, and the socket is full: go on when it is not.
            socket.wantRead(false);
            return false;
        }
        return true;
    }

    /** Hands the listener what can be decrypted; true when the peer has said that it sends no more. */
    private boolean deliver() throws SSLException {
        ByteBuffer target = connection.readBuffer();
        int before = target.position();
        boolean ended = input.decrypt(target);
        if (target.position() > before) {
            connection.listener().received(target);
        }
        return ended;
    }

    /** What comes first shows whether the peer speaks TLS at all. */
    private boolean goesOnInClear() {
        if (!handshaking || decrypted || !input.isInClear()) {
            return false;
        }
        socket.wantWrite(false);
        InClear next = new InClear(connection, socket, input.undecrypted());
        inClear = next;
        connection.goOnInClear(next);
        return true;
    }

    private boolean fill() throws IOException {
        int count = input.fill(socket);
        if (count < 0 && handshaking) {
            throw new SSLHandshakeException("the peer closed the connection during the TLS handshake");
        }
        if (count < 0) {
            throw new EOFException(
                    "the server closed the connection without notice, as when it is shut down or killed");
        }
        return count > 0;
    }

    /** Certificate checks may take long, or even ask the network: not on the event loop. */
    private void delegate() {
        List<Runnable> tasks = new ArrayList<>();
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            tasks.add(task);
        }
        delegating = true;
        socket.wantRead(false);
        socket.wantWrite(false);
        taskThreads.execute(() -> {
            try {
                tasks.forEach(Runnable::run);
            } catch (Throwable t) {
                connection.later(() -> connection.shut(new SSLException("the TLS handshake failed", t)));
                return;
            }
            connection.later(() -> {
                delegating = false;
                pump();
            });
        });
    }

    @Override
    public void close() {
        // The engine is locked while a helper thread works on it: no close_notify then.
        if (!delegating && !writesFail) {
            try {
                output.close();
            } catch (IOException | RuntimeException | Error ignored) {
                // The connection ends anyway, and its cause is known.
            }
        }
        socket.close();
    }
}
