package io.aiomysql.internal.session;

import io.aiomysql.internal.event.StatementTrace;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import org.jspecify.annotations.Nullable;

/**
 * One command and its answer; by itself it is an operation of that one command.
 *
 * <pre>
 *   waiting ── sent ──► in flight ── answer complete ──► complete()
 *      │                    └─────── connection lost ──► fail(...)
 *      └── abandoned before it was sent ──► dropped
 * </pre>
 *
 * <p>A user's cancel after the command was sent ends the future, and {@link Cancellation} stops the command; its answer is
 * read and dropped. It is only dropped when what handles the answer throws, as for want of memory: this command fails, and those
 * behind it get their answers.
 */
public abstract class Exchange implements Operation {

    private final Payload payload;
    private final CommandMachine machine;
    private SessionEffect effect = SessionEffect.NONE;
    private String sql = "";
    private @Nullable StatementTrace trace;
    private int expectedSequence;
    private int size;
    private long number;
    private boolean taken;

    /** The answer could not be handled, and its rest is dropped; set on the I/O thread. */
    private volatile boolean dropping;

    /** The future has not been told why yet; on the I/O thread. */
    private @Nullable Throwable untold;

    public Exchange(Payload payload, CommandMachine machine) {
        this.payload = payload;
        this.machine = machine;
    }

    /** Sets what the command may change in the session; nothing by default. Before it is submitted. */
    public final void effect(SessionEffect chosen) {
        effect = chosen;
    }

    /** Sets the SQL that the command runs, and what that may change in the session. Before it is submitted. */
    public final void runs(String statement, SessionEffect chosen) {
        sql = statement;
        effect = chosen;
    }

    /** Sets the statement that the command belongs to; null if nobody watches it. Before it is sent. */
    final void trace(@Nullable StatementTrace watched) {
        trace = watched;
    }

    final @Nullable StatementTrace trace() {
        return trace;
    }

    @Override
    public final boolean dependsOnSession() {
        return runsSql() && !SessionEffect.asksForRowCount(sql);
    }

    @Override
    public final boolean asksByItself() {
        return true;
    }

    @Override
    public final int retainedBytes() {
        return sql.length();
    }

    /** Says whether the command runs SQL. */
    final boolean runsSql() {
        return !sql.isEmpty();
    }

    /** Returns the SQL that the command runs, without values; empty if it runs none. */
    final String sql() {
        return sql;
    }

    final SessionEffect effect() {
        return effect;
    }

    final void encode(PayloadWriter out) {
        payload.encode(out);
    }

    /** Sets the sequence id of the answer's next packet; before the command is in flight, and then packet by packet. */
    final void expectSequence(int sequence) {
        expectedSequence = sequence;
    }

    protected final int expectedSequence() {
        return expectedSequence;
    }

    /** Sets the size of the command's payload in bytes; before it is in flight. */
    final void size(int bytes) {
        size = bytes;
    }

    final int size() {
        return size;
    }

    /** Sets the command's number among the commands that have an answer; before it is in flight. */
    final void number(long count) {
        number = count;
    }

    public final long number() {
        return number;
    }

    /** Says whether the answer is complete. */
    final boolean isComplete() {
        return machine.isComplete();
    }

    /** Returns how large the answer's next packet may be, in bytes. */
    final int maxPayload(ProtocolLimits limits) {
        return machine.maxPayload(limits);
    }

    final CommandAction receive(PayloadReader packet) {
        StatementTrace watched = trace;
        if (watched != null) {
            watched.received(packet.remaining());
        }
        CommandAction action = machine.packetReceived(packet);
        if (watched != null) {
            tell(watched, action);
        }
        return action;
    }

    private void tell(StatementTrace watched, CommandAction action) {
        if (action instanceof CommandAction.TakeRow) {
            watched.row();
        } else if (action instanceof CommandAction.EndResult end) {
            watched.resultEnded(end.ok().affectedRows());
        }
        if (machine.isComplete()) {
            watched.answered();
        }
    }

    /** Takes a row, unless the answer is dropped. */
    final void take(PayloadReader packet) {
        if (dropping) {
            return;
        }
        try {
            row(packet);
        } catch (ProtocolException e) {
            throw e;
        } catch (Throwable t) {
            drop(t);
        }
    }

    /** Acts on another packet, unless the answer is dropped. */
    final void handle(CommandAction action) {
        if (dropping) {
            return;
        }
        try {
            act(action);
        } catch (ProtocolException e) {
            throw e;
        } catch (Throwable t) {
            drop(t);
        }
    }

    /** More bytes will be read while the answer is incomplete. */
    final void endOfRead() {
        if (dropping) {
            return;
        }
        try {
            pause();
        } catch (ProtocolException e) {
            throw e;
        } catch (Throwable t) {
            drop(t);
        }
    }

    /** Fails this command alone, whose answer goes on. What was kept of it goes first: there may be no memory for a failure. */
    final void drop(Throwable cause) {
        boolean first = !dropping;
        dropping = true;
        discard();
        if (first) {
            untold = cause;
            tell();
        }
    }

    private void tell() {
        Throwable cause = untold;
        if (cause == null) {
            return;
        }
        try {
            fail(Failures.ofResult(cause));
            untold = null;
        } catch (Throwable t) {
            // Told again at the end of the answer, or when the connection is closed.
            untold = cause;
        }
    }

    /** The answer is complete. Whatever goes wrong now leaves no future undone. */
    final void finish() {
        if (dropping) {
            tell();
            dropped();
            return;
        }
        try {
            complete();
        } catch (Throwable t) {
            drop(t);
            tell();
        }
    }

    @Override
    public boolean isAbandoned() {
        return false;
    }

    @Override
    public final @Nullable Exchange next() {
        if (taken) {
            return null;
        }
        taken = true;
        return this;
    }

    @Override
    public final boolean isSent() {
        return taken;
    }

    /** Says whether the server answers the command. If not, the command is complete when it is sent. */
    protected boolean isAnswered() {
        return true;
    }

    /** Returns the sequence id of the packet: 0 for a command, another one for what continues a command. */
    protected int firstSequence() {
        return 0;
    }

    /** Says whether the packet may hold a password, so that it must not stay in memory. */
    protected boolean isSecret() {
        return false;
    }

    /** Says whether the server may have run a statement if the answer is lost. */
    protected boolean mayExecute() {
        return true;
    }

    /**
     * Says whether KILL QUERY may be sent for it. Not for what ends by itself; and MariaDB (11.8) closes the connection when it is
     * killed while it resets a session.
     */
    protected boolean isKillable() {
        return mayExecute();
    }

    /** Says whether the command is of no use to anybody any more, and the server is to be told so. */
    final boolean isCancelled() {
        return !dropping && isKillable() && isAbandoned();
    }

    /** The command is on its way. */
    protected void sent() {}

    /** Acts on what a packet other than a row means; on the I/O thread. */
    protected abstract void act(CommandAction action);

    /** Takes a row; on the I/O thread. */
    protected void row(PayloadReader row) {
        throw new IllegalStateException("a row in the answer to a command that has none");
    }

    /** Lets go of what was kept of the answer, which will not be asked for; must not need memory. */
    protected void discard() {}

    /** The answer is complete and was dropped; the future has failed. */
    protected void dropped() {}

    /** Called when more bytes will be read while the answer is incomplete. */
    protected void pause() {}

    /** Completes the future; on the I/O thread, when the answer is complete and the next command is the current one. */
    protected abstract void complete();
}
