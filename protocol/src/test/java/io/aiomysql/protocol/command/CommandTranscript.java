package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.Replay;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The answer to a command: what the server sends, and what the machine makes of it; of a row, the row as well.
 *
 * <p>{@link #endsComplete} and {@link #endsIncomplete} check it packet by packet and however its stream is cut.
 */
final class CommandTranscript {

    private final Supplier<CommandMachine> machines;
    private final List<byte[]> packets = new ArrayList<>();
    private final List<Object> outcomes = new ArrayList<>();
    private final PacketWriter stream = new PacketWriter();

    CommandTranscript(Supplier<CommandMachine> machines) {
        this.machines = machines;
    }

    /** The server's next packet. */
    CommandTranscript on(byte[] packet, CommandAction action) {
        add(packet);
        outcomes.add(action);
        return this;
    }

    CommandTranscript on(String hex, CommandAction action) {
        return on(Hex.bytes(hex), action);
    }

    /** The server's next packet, which is a row. */
    CommandTranscript row(String hex) {
        on(hex, new CommandAction.TakeRow());
        outcomes.add(Bytes.copyOf(Hex.bytes(hex)));
        return this;
    }

    /** The server's next packet, which the machine refuses; it takes nothing more then. */
    void refuses(String hex, String message) {
        add(Hex.bytes(hex));
        outcomes.add(new Replay.Refusal(message));
        takesNothingMore(plays());
    }

    /** The answer is complete with the last packet, and not before; the machine takes nothing more. */
    void endsComplete() {
        CommandMachine machine = plays();
        assertThat(machine.isComplete()).isTrue();
        takesNothingMore(machine);
    }

    void endsIncomplete() {
        assertThat(plays().isComplete()).isFalse();
    }

    List<byte[]> packets() {
        return packets;
    }

    private CommandMachine plays() {
        Replay.everyWayGives(outcomes, packets, stream.toBytes().toArray(), () -> {
            CommandMachine machine = machines.get();
            return in -> advance(machine, in);
        });
        CommandMachine machine = machines.get();
        for (byte[] packet : packets) {
            assertThat(machine.isComplete()).isFalse();
            try {
                advance(machine, PayloadReader.of(packet));
            } catch (ProtocolException expected) {
                // Checked by the replay.
            }
        }
        return machine;
    }

    private static void takesNothingMore(CommandMachine machine) {
        assertThatThrownBy(() -> machine.packetReceived(PayloadReader.of((byte) 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    private void add(byte[] packet) {
        packets.add(packet);
        stream.begin(packets.size()).writeBytes(packet);
        stream.end();
    }

    private static List<Object> advance(CommandMachine machine, PayloadReader in) {
        List<Object> outcomes = new ArrayList<>();
        CommandAction action = machine.packetReceived(in);
        outcomes.add(action);
        if (action instanceof CommandAction.TakeRow) {
            outcomes.add(in.readRest());
        }
        return outcomes;
    }
}
