package io.aiomysql.internal.session;

import io.aiomysql.internal.wire.Phase;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.ProtocolException;
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
    private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();

    public CommandPhase(Wire wire, CommandQueue queue, SessionState session) {
        this.wire = wire;
        this.queue = queue;
        this.session = session;
    }

    public CommandQueue queue() {
        return queue;
    }

    public SessionState session() {
        return session;
    }

    /** Completes with the cause when the connection is closed; with null after the server's orderly close. */
    public CompletableFuture<@Nullable Throwable> over() {
        return over;
    }

    @Override
    public void packetReceived(PayloadReader packet, int sequence, int nextSequence) {
        Exchange current = queue.current();
        if (current == null || sequence != current.expectedSequence()) {
            outOfOrder(packet, current, sequence);
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
        } else if (action instanceof CommandAction.Fail) {
            session.failed(current.effect());
        }
        current.handle(action);
        if (current.isComplete()) {
            queue.answered();
            current.finish();
        }
    }

    @Override
    public void batchEnded() {
        Exchange current = queue.current();
        if (current != null) {
            current.pause();
        }
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
            over.complete(cause);
        }
    }

    /**
     * An ERR that nobody waits for says why the server ends the connection (4031 after wait_timeout, 1927 killed, 1053
     * shutdown); MySQL 8.0.24 and later send it with sequence id 0, MariaDB too when a statement is killed (MDEV-19893).
     */
    private void outOfOrder(PayloadReader packet, @Nullable Exchange current, int sequence) {
        if (packet.remaining() > 0 && packet.peek() == ErrPacket.HEADER) {
            wire.close(session.refusals().of(ErrPacket.decode(packet), current != null));
        } else if (current == null) {
            throw new ProtocolException("the server sent a packet while no command waits for an answer");
        } else {
            throw new ProtocolException(
                    "an answer continues with sequence id " + sequence + " instead of " + current.expectedSequence());
        }
    }
}
