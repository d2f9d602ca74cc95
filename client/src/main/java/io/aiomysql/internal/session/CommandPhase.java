package io.aiomysql.internal.session;

import io.aiomysql.converters.ServerCharset;
import io.aiomysql.internal.wire.Phase;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Passes each packet to the command whose answer is due. */
public final class CommandPhase implements Phase {

    private final Wire wire;
    private final CommandQueue queue;
    private final SessionState session;
    private final ProtocolLimits limits;
    private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();

    /** Counted on the I/O thread. */
    private long arrivals;

    /** What was counted, for other threads. */
    private volatile long batches;

    public CommandPhase(Wire wire, CommandQueue queue, SessionState session, ProtocolLimits limits) {
        this.wire = wire;
        this.queue = queue;
        this.session = session;
        this.limits = limits;
    }

    public CommandQueue queue() {
        return queue;
    }

    public SessionState session() {
        return session;
    }

    /** Says whether nothing can arrive, because nothing is read; from any thread. */
    boolean isPaused() {
        return wire.isPaused();
    }

    /** Returns how many times something has arrived; from any thread. */
    long batches() {
        return batches;
    }

    /** Completes with the cause when the connection is closed; with null after the server's orderly close. */
    public CompletableFuture<@Nullable Throwable> over() {
        return over;
    }

    @Override
    public int limit(int length, int sequence, int first) {
        Exchange current = queue.current();
        if (current != null && isInOrder(current, sequence)) {
            int most = current.maxPayload(limits);
            // Nothing else that answers a command starts with this byte, rows included.
            return first == ErrPacket.HEADER ? Math.min(most, ProtocolLimits.MAX_ERROR_PAYLOAD) : most;
        }
        boolean isError = first == ErrPacket.HEADER || first == UNKNOWN;
        if (!isError || length > ProtocolLimits.MAX_ERROR_PAYLOAD) {
            throw outOfOrder(current, sequence);
        }
        return ProtocolLimits.MAX_ERROR_PAYLOAD;
    }

    @Override
    public void packetReceived(PayloadReader packet, int sequence, int nextSequence) {
        Exchange current = queue.current();
        if (current == null || !isInOrder(current, sequence)) {
            unsolicited(packet, current, sequence);
            return;
        }
        queue.beginDispatch();
        current.expectSequence(nextSequence);
        CommandAction action = current.receive(packet);
        if (action instanceof CommandAction.TakeRow) {
            // No row ends an answer.
            current.take(packet);
            return;
        }
        if (action instanceof CommandAction.RefuseLocalInfile) {
            wire.close(new ProtocolException("the server requested a local file, which no statement has offered;"
                    + " it may be trying to read files of this machine"));
            return;
        }
        if (action instanceof CommandAction.EndResult end) {
            session.update(end.ok(), current.effect());
            session.ran(end.ok(), current.effect(), current.sql());
        } else if (action instanceof CommandAction.Fail fail) {
            session.failed(
                    current.effect(),
                    current.runsSql() && !meansUnprepared(fail.error().code()));
            session.ranInPart(current.effect(), current.sql());
        }
        current.handle(
                action instanceof CommandAction.Fail failed
                        ? new CommandAction.Fail(sized(decoded(failed.error()), current))
                        : action);
        if (current.isComplete()) {
            queue.answered();
            current.finish();
        }
    }

    /** Says whether the server has run nothing, because it does not have the statement, or not as it would have to be. */
    private static boolean meansUnprepared(int code) {
        return code == ErrorCode.ER_UNKNOWN_STMT_HANDLER || code == ErrorCode.ER_NEED_REPREPARE;
    }

    private boolean isInOrder(Exchange current, int sequence) {
        return sequence == current.expectedSequence() || sequence == wire.restartedSequence();
    }

    @Override
    public void chunkEnded() {
        Exchange current = queue.current();
        if (current != null) {
            current.endOfRead();
        }
    }

    @Override
    public void batchEnded() {
        arrivals++;
        batches = arrivals;
        chunkEnded();
        queue.endDispatch();
    }

    @Override
    public boolean dropAnswer(OutOfMemoryError cause) {
        Exchange current = queue.current();
        if (current == null) {
            return false;
        }
        current.drop(cause);
        return true;
    }

    @Override
    public void letGo() {
        Exchange current = queue.current();
        if (current != null) {
            current.discard();
        }
    }

    @Override
    public void written() {
        queue.written();
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        letGo();
        try {
            queue.close(Failures.lost(cause));
        } finally {
            queue.callBack();
            over.complete(cause);
        }
    }

    /**
     * An ERR that nobody waits for says why the server ends the connection (4031 after wait_timeout, 1927 killed, 1053
     * shutdown); MySQL 8.0.24 and later send it with sequence id 0, MariaDB too when a statement is killed (MDEV-19893).
     */
    private void unsolicited(PayloadReader packet, @Nullable Exchange current, int sequence) {
        if (packet.remaining() == 0 || packet.peek() != ErrPacket.HEADER) {
            throw outOfOrder(current, sequence);
        }
        ErrPacket error = decoded(ErrPacket.decode(packet));
        wire.close(session.refusals().of(current == null ? error : sized(error, current), current != null));
    }

    /** Messages are sent in the character set of results. What is malformed in it stays as UTF-8. */
    private ErrPacket decoded(ErrPacket error) {
        String message =
                ServerCharset.decode(session.resultsCharset(), error.bytes().toArray());
        return message == null ? error : error.withMessage(message);
    }

    /** The server does not say how large the command was that is too large for it. */
    private static ErrPacket sized(ErrPacket error, Exchange current) {
        return error.code() == ErrorCode.ER_NET_PACKET_TOO_LARGE
                ? error.withMessage(error.message() + " [the client sent a command of " + current.size() + " bytes]")
                : error;
    }

    private static ProtocolException outOfOrder(@Nullable Exchange current, int sequence) {
        return new ProtocolException(
                current == null
                        ? "the server sent a packet while no command waits for an answer"
                        : "an answer continues with sequence id " + sequence + " instead of "
                                + current.expectedSequence());
    }
}
