package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.Mutations;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandFuzzTest {

    private static final int ANSWERS = 20_000;

    static Stream<Supplier<CommandMachine>> machines() {
        return Stream.of(
                Results.DEPRECATE_EOF::machine,
                Results.EOF::machine,
                () -> new AcknowledgeMachine(new Capabilities(Capabilities.CLIENT_SESSION_TRACK)));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("machines")
    void onlyProtocolExceptionsEscapeAndAMachineEndsAtTheFirst(Supplier<CommandMachine> machines) {
        Mutations mutations = new Mutations(
                3,
                Hex.bytes("01"),
                Hex.bytes("01"),
                Hex.bytes("02"),
                CapturedPackets.COLUMN_ONE,
                CapturedPackets.COLUMN_ID,
                Hex.bytes("0131"),
                Hex.bytes("0131 0162"),
                Hex.bytes("FE 0000 0A00"),
                Hex.bytes("FE 00 00 0A00 0000"),
                CapturedPackets.OK_USE_SHOP,
                CapturedPackets.MORE_THAN_ONE_ROW,
                Hex.bytes("FB 6E6F7065"));
        int completed = 0;
        for (int i = 0; i < ANSWERS; i++) {
            List<String> packets = new ArrayList<>();
            CommandMachine machine = machines.get();
            RowBuffer rows = new RowBuffer(CellLayout.text(1));
            try {
                while (!machine.isComplete()) {
                    byte[] packet = mutations.next();
                    packets.add(Hex.of(packet));
                    PayloadReader in = PayloadReader.of(packet);
                    CommandAction action = machine.packetReceived(in);
                    if (action instanceof CommandAction.BeginRows begin) {
                        rows = new RowBuffer(CellLayout.text(begin.columns().size()));
                    } else if (action instanceof CommandAction.TakeRow) {
                        rows.add(in);
                    }
                }
                completed++;
            } catch (ProtocolException expected) {
                // What a malformed answer deserves; a row is refused by its reader, anything else by the machine.
            } catch (RuntimeException escaped) {
                throw new AssertionError("answer " + i + ": " + packets, escaped);
            }
            if (machine.isComplete()) {
                assertThatThrownBy(() -> machine.packetReceived(PayloadReader.of(CapturedPackets.OK)))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(completed).isBetween(ANSWERS / 20, ANSWERS - ANSWERS / 20);
    }
}
