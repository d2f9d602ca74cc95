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

    private static final int ANSWERS = 8_000;

    /** A machine's answers: how to make it, the layout of rows that come without columns, and valid packets. */
    private record Case(String name, Supplier<CommandMachine> machines, CellLayout layout, List<byte[]> packets) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final byte[] END = Hex.bytes("FE 0000 0A00");
    private static final byte[] LAST = Hex.bytes("FE 00 00 0A00 0000");
    private static final List<byte[]> RESULT = List.of(
            Hex.bytes("01"),
            Hex.bytes("01"),
            Hex.bytes("02"),
            CapturedPackets.COLUMN_ONE,
            CapturedPackets.COLUMN_ID,
            Hex.bytes("0131"),
            Hex.bytes("0131 0162"),
            END,
            LAST,
            CapturedPackets.OK_USE_SHOP,
            CapturedPackets.MORE_THAN_ONE_ROW,
            Hex.bytes("FB 6E6F7065"));
    private static final List<byte[]> BINARY_RESULT = List.of(
            Hex.bytes("01 01"),
            Hex.bytes("01 00"),
            Hex.bytes("02 00"),
            CapturedPackets.COLUMN_N,
            CapturedPackets.COLUMN_N,
            CapturedPackets.COLUMN_S,
            Hex.bytes("00 00 01000000"),
            Hex.bytes("00 00 01000000"),
            Hex.bytes("00 00 01000000 0161"),
            END,
            Hex.bytes("FE 0000 4200"),
            LAST,
            CapturedPackets.OK_USE_SHOP,
            CapturedPackets.MORE_THAN_ONE_ROW);
    private static final List<byte[]> PREPARATION = List.of(
            CapturedPackets.PREPARED,
            Hex.bytes("00 01000000 0100 0000 00 0000"),
            Hex.bytes("00 01000000 0100 0100 00 0000"),
            CapturedPackets.PARAMETER,
            CapturedPackets.COLUMN_N,
            CapturedPackets.COLUMN_UUID,
            END,
            CapturedPackets.MORE_THAN_ONE_ROW);
    private static final List<byte[]> FETCHED = List.of(
            Hex.bytes("00 00 01000000"),
            Hex.bytes("00 04"),
            Hex.bytes("FE 0000 8200"),
            Hex.bytes("FE 00 00 4200 0000"));

    static Stream<Case> machines() {
        CellLayout text = CellLayout.text(1);
        CellLayout binary = CellLayout.binary(Results.definitions(CapturedPackets.COLUMN_N));
        return Stream.of(Results.values())
                .flatMap(mode -> Stream.of(
                        new Case("query " + mode, mode::machine, text, RESULT),
                        new Case("execute " + mode, () -> execute(mode, false), binary, BINARY_RESULT),
                        new Case("execute with cursor " + mode, () -> execute(mode, true), binary, BINARY_RESULT),
                        new Case(
                                "prepare " + mode,
                                () -> new PrepareMachine(mode.capabilities(), new KnownColumns()),
                                text,
                                PREPARATION),
                        new Case("fetch " + mode, () -> new FetchMachine(mode.capabilities()), binary, FETCHED),
                        new Case(
                                "acknowledge " + mode,
                                () -> new AcknowledgeMachine(mode.capabilities()),
                                text,
                                RESULT)));
    }

    private static CommandMachine execute(Results mode, boolean cursor) {
        KnownColumns known = new KnownColumns();
        known.learn(Results.definitions(CapturedPackets.COLUMN_N));
        Capabilities capabilities = mode.capabilities().with(Capabilities.MARIADB_CLIENT_CACHE_METADATA);
        return QueryMachine.ofExecute(capabilities, cursor, known);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void onlyProtocolExceptionsEscapeAndAMachineEndsAtTheFirst(Case each) {
        Mutations mutations = new Mutations(3, each.packets().toArray(new byte[0][]));
        int completed = 0;
        for (int i = 0; i < ANSWERS; i++) {
            List<String> packets = new ArrayList<>();
            CommandMachine machine = each.machines().get();
            RowBuffer rows = new RowBuffer(each.layout(), chunk -> {});
            try {
                while (!machine.isComplete()) {
                    byte[] packet = mutations.next();
                    packets.add(Hex.of(packet));
                    PayloadReader in = PayloadReader.of(packet);
                    CommandAction action = machine.packetReceived(in);
                    if (action instanceof CommandAction.BeginRows begin) {
                        rows = new RowBuffer(
                                each.layout().isBinary()
                                        ? CellLayout.binary(begin.columns())
                                        : CellLayout.text(begin.columns().size()),
                                chunk -> {});
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
