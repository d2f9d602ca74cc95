package io.aiomysql.internal.session;

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
 * <p>A user's cancel after the command was sent only ends the future; the answer is read and dropped.
 */
public abstract class Exchange implements Operation {

    private final Payload payload;
    private final CommandMachine machine;
    private int expectedSequence;
    private int size;
    private long number;
    private boolean taken;

    public Exchange(Payload payload, CommandMachine machine) {
        this.payload = payload;
        this.machine = machine;
    }

    final void encode(PayloadWriter out) {
        payload.encode(out);
    }

    /** Sets the sequence id of the answer's next packet; before the command is in flight, and then packet by packet. */
    final void expectSequence(int sequence) {
        expectedSequence = sequence;
    }

    final int expectedSequence() {
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
        return machine.packetReceived(packet);
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

    /** Says whether the server may have run a statement if the answer is lost. */
    protected boolean mayExecute() {
        return true;
    }

    /** The command is on its way. */
    protected void sent() {}

    /** Acts on what a packet other than a row means; on the I/O thread. */
    protected abstract void act(CommandAction action);

    /** Takes a row; on the I/O thread. */
    protected void row(PayloadReader row) {
        throw new IllegalStateException("a row in the answer to a command that has none");
    }

    /** Called when more bytes will be read while the answer is incomplete. */
    protected void pause() {}

    /** Completes the future; on the I/O thread, when the answer is complete and the next command is the current one. */
    protected abstract void complete();
}
