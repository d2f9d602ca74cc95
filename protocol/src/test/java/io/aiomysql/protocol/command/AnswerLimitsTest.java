package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How large the packets of an answer may be, and how many results and definitions it may have. */
class AnswerLimitsTest {

    private static final ProtocolLimits LIMITS = new ProtocolLimits(500_000_000);
    private static final Capabilities CAPABILITIES =
            new Capabilities(Capabilities.CLIENT_PROTOCOL_41 | Capabilities.CLIENT_DEPRECATE_EOF);
    private static final int MORE_RESULTS = 0x0008;

    @Test
    void anAcknowledgementIsAnOk() {
        assertThat(new AcknowledgeMachine(CAPABILITIES).maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_OK_PAYLOAD);
    }

    @Test
    void onlyRowsMayBeAsLargeAsTheUserAllows() {
        QueryMachine machine = new QueryMachine(CAPABILITIES);
        assertThat(machine.maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_OK_PAYLOAD);
        take(machine, Hex.bytes("01"));
        assertThat(machine.maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_DEFINITION_PAYLOAD);
        take(machine, CapturedPackets.COLUMN_ONE);
        assertThat(machine.maxPayload(LIMITS)).isEqualTo(LIMITS.maxPayload());
        take(machine, Hex.bytes("FE 00 00 08 00 00 00"));
        assertThat(machine.maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_OK_PAYLOAD);
        assertThat(new FetchMachine(CAPABILITIES).maxPayload(LIMITS)).isEqualTo(LIMITS.maxPayload());
    }

    @Test
    void thePacketBetweenColumnsAndRowsIsSmall() {
        QueryMachine machine = new QueryMachine(CAPABILITIES.without(Capabilities.CLIENT_DEPRECATE_EOF));
        take(machine, Hex.bytes("01"));
        take(machine, CapturedPackets.COLUMN_ONE);

        assertThat(machine.maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_OK_PAYLOAD);
    }

    @Test
    void nothingInTheAnswerToPrepareIsLargerThanADefinition() {
        PrepareMachine machine = new PrepareMachine(CAPABILITIES, new KnownColumns());
        assertThat(machine.maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_ERROR_PAYLOAD);
        take(machine, Hex.bytes("00 01000000 0100 0100 00 0000"));
        assertThat(machine.maxPayload(LIMITS)).isEqualTo(ProtocolLimits.MAX_DEFINITION_PAYLOAD);
    }

    @Test
    void anAnswerHasNoMoreResultsThanTheLimit() {
        QueryMachine machine = new QueryMachine(CAPABILITIES);
        for (int i = 1; i < ProtocolLimits.MAX_RESULTS; i++) {
            take(machine, ok(MORE_RESULTS));
        }

        assertThatThrownBy(() -> take(machine, ok(MORE_RESULTS)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more than 1000000 results");
    }

    @Test
    void asManyResultsAsTheLimitAreAccepted() {
        QueryMachine machine = new QueryMachine(CAPABILITIES);
        for (int i = 1; i < ProtocolLimits.MAX_RESULTS; i++) {
            take(machine, ok(MORE_RESULTS));
        }
        take(machine, ok(0));

        assertThat(machine.isComplete()).isTrue();
    }

    @Test
    void theDefinitionsOfAResultHaveALimitTogether() {
        QueryMachine machine = new QueryMachine(CAPABILITIES);
        take(machine, Hex.bytes("FC 0010"));
        byte[] definition = definition(1_000_000);
        for (int left = ProtocolLimits.MAX_DEFINITIONS_SIZE; left >= definition.length; left -= definition.length) {
            take(machine, definition);
        }

        assertThatThrownBy(() -> take(machine, definition))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more than 134217728 bytes");
    }

    @Test
    void theDefinitionsOfAPreparedStatementHaveThatLimitToo() {
        PrepareMachine machine = new PrepareMachine(CAPABILITIES, new KnownColumns());
        take(machine, Hex.bytes("00 01000000 0010 FFFF 00 0000"));
        byte[] definition = definition(1_000_000);
        for (int left = ProtocolLimits.MAX_DEFINITIONS_SIZE; left >= definition.length; left -= definition.length) {
            take(machine, definition);
        }

        assertThatThrownBy(() -> take(machine, definition)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void theDefinitionsOfManyResultsCountTogether() {
        QueryMachine machine = new QueryMachine(CAPABILITIES);
        byte[] definition = definition(1_000_000);
        int results = ProtocolLimits.MAX_DEFINITIONS_SIZE / definition.length;
        for (int i = 0; i < results; i++) {
            take(machine, Hex.bytes("01"));
            take(machine, definition);
            take(machine, Hex.bytes("FE 00 00 08 00 00 00"));
        }
        take(machine, Hex.bytes("01"));

        assertThatThrownBy(() -> take(machine, definition)).isInstanceOf(ProtocolException.class);
    }

    private static void take(CommandMachine machine, byte... packet) {
        var unused = machine.packetReceived(PayloadReader.of(packet));
    }

    private static byte[] ok(int status) {
        return new byte[] {0, 0, 0, (byte) status, 0, 0, 0};
    }

    /** A column with a name of this length. */
    private static byte[] definition(int nameLength) {
        byte[] name = new byte[nameLength];
        Arrays.fill(name, (byte) 'x');
        return new PayloadWriter()
                .writeBytes(Hex.bytes("03 646566 00 00 00"))
                .writeBytes(Hex.bytes("FD"))
                .writeBytes((byte) nameLength, (byte) (nameLength >> 8), (byte) (nameLength >> 16))
                .writeBytes(name)
                .writeBytes(Hex.bytes("00 0C 3F00 01000000 08 8100 00 0000"))
                .toBytes()
                .toArray();
    }
}
