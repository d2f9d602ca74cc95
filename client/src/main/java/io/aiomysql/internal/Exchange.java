package io.aiomysql.internal;

import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ClientCommand;

/**
 * One command and its answer.
 *
 * <pre>
 *   waiting ── sent ──► in flight ── answer complete ──► complete()
 *      │                    └─────── connection lost ──► fail(...)
 *      └── unwanted before it was sent ──► dropped
 * </pre>
 *
 * <p>A user's cancel after the command was sent only ends the future; the answer is read and dropped.
 */
abstract class Exchange {

    private final ClientCommand command;
    private final CommandMachine machine;
    private int expectedSequence;

    Exchange(ClientCommand command, CommandMachine machine) {
        this.command = command;
        this.machine = machine;
    }

    final ClientCommand command() {
        return command;
    }

    /** Sets which sequence id the answer goes on with; before the command is in flight, and then packet by packet. */
    final void expectSequence(int sequence) {
        expectedSequence = sequence;
    }

    final int expectedSequence() {
        return expectedSequence;
    }

    /** Says whether the answer is complete. */
    final boolean isComplete() {
        return machine.isComplete();
    }

    final CommandAction receive(PayloadReader packet) {
        return machine.packetReceived(packet);
    }

    /** Says whether nobody waits for the answer any more, so that the command need not be sent. */
    abstract boolean isUnwanted();

    /** The command is on its way. */
    void sent() {}

    /** Acts on what a packet meant; on the I/O thread. */
    abstract void act(CommandAction action, PayloadReader packet, PacketFramer framer);

    /** Called when more bytes will be read while the answer is incomplete. */
    void pause(PacketFramer framer) {}

    /** Completes the future; on the I/O thread, when the answer is complete and the next command is up. */
    abstract void complete();

    /** Fails the future. */
    abstract void fail(RuntimeException reason);
}
