package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PacketHeader;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryMachineTest {

    private static final int MORE = 0x08;
    private static final CommandAction FAIL =
            new CommandAction.Fail(new ErrPacket(1242, "21000", "Subquery returns more than 1 row"));

    @ParameterizedTest
    @EnumSource
    void anAnswerMayBeOkAlone(Results mode) {
        mode.query().on(CapturedPackets.OK, Results.end(0, 2, "")).endsComplete();
    }

    @Test
    void okHasCountsAndWords() {
        Results.DEPRECATE_EOF
                .query()
                .on(CapturedPackets.OK_UPDATE, Results.end(1, 1, "Rows matched: 1  Changed: 1  Warnings: 0"))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aResultHasColumnsAndRows(Results mode) {
        // SELECT id, n AS name FROM t AS tt
        CommandTranscript transcript =
                mode.twoColumns(mode.query()).row("0131 0162").row("0132 FB");
        mode.endRows(transcript, 0x21).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aResultMayHaveNoRows(Results mode) {
        mode.endRows(mode.twoColumns(mode.query()), 2).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void oneResultMayFollowAnother(Results mode) {
        // SELECT 1; SELECT id, n ...; DO 1; SELECT 1
        CommandTranscript transcript = mode.oneColumn(mode.query()).row("0131");
        mode.endRows(transcript, MORE);
        mode.twoColumns(transcript).row("0131 0162");
        mode.endRows(transcript, MORE);
        transcript.on("00 00 00 0800 0000", Results.end(0, MORE, ""));
        mode.oneColumn(transcript).row("0131");
        mode.endRows(transcript, 2).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aProceduresResultsEndWithAnOk(Results mode) {
        CommandTranscript transcript = mode.oneColumn(mode.query()).row("0131");
        mode.endRows(transcript, MORE)
                .on("00 00 00 0000 0000", Results.end(0, 0, ""))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsNotCompleteWhileAnotherResultFollows(Results mode) {
        mode.endRows(mode.oneColumn(mode.query()), MORE).endsIncomplete();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorMayComeAtEveryPoint(Results mode) {
        byte[] error = CapturedPackets.MORE_THAN_ONE_ROW;
        mode.query().on(error, FAIL).endsComplete();
        mode.query().on("02", Results.AWAIT).on(error, FAIL).endsComplete();
        mode.query()
                .on("02", Results.AWAIT)
                .on(CapturedPackets.COLUMN_ID, Results.AWAIT)
                .on(error, FAIL)
                .endsComplete();
        mode.oneColumn(mode.query()).on(error, FAIL).endsComplete();
        mode.oneColumn(mode.query()).row("0131").on(error, FAIL).endsComplete();
        mode.endRows(mode.oneColumn(mode.query()), MORE).on(error, FAIL).endsComplete();
        mode.oneColumn(mode.endRows(mode.oneColumn(mode.query()), MORE))
                .row("0131")
                .on(error, FAIL)
                .endsComplete();
    }

    @Test
    void anErrorMayComeInsteadOfTheEofBehindColumns() {
        Results.EOF
                .query()
                .on("01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_ONE, Results.begin(CapturedPackets.COLUMN_ONE))
                .on(CapturedPackets.MORE_THAN_ONE_ROW, FAIL)
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestForALocalFileIsRefused(Results mode) {
        // MySQL 9.7.4 and MariaDB 11.8.9: LOAD DATA LOCAL INFILE 'nope'.
        CommandAction refuse = new CommandAction.RefuseLocalInfile(Bytes.copyOf(Hex.bytes("6E6F7065")));
        mode.query().on("FB 6E6F7065", refuse).endsComplete();
        mode.query().on("FB", new CommandAction.RefuseLocalInfile(Bytes.EMPTY)).endsComplete();
        mode.endRows(mode.oneColumn(mode.query()), MORE)
                .on("FB 6E6F7065", refuse)
                .endsComplete();
    }

    @Test
    void theOkBehindRowsMayTellOfTheSession() {
        // MySQL 9.7.4: statement_id and the transaction's state, behind the rows of a SELECT.
        OkPacket ok = new OkPacket(0, 0, 0x4023, 0, "", new SessionChanges(null, Map.of("statement_id", "31")));
        Results.DEPRECATE_EOF
                .oneColumn(Results.DEPRECATE_EOF.query())
                .row("0162")
                .on(
                        "FE 00 00 23 40 00 00 00 1D 00 10 0C 73 74 61 74 65 6D 65 6E 74 5F 69 64 02 33 31"
                                + "05 09 08 54 5F 52 5F 57 73 53 5F",
                        new CommandAction.EndResult(ok))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aRowMayStartAsItsEndDoes(Results mode) {
        // A first cell of 16 MiB has a length that starts with 0xFE.
        byte[] row = new byte[9 + PacketHeader.MAX_LENGTH + 1];
        row[0] = (byte) 0xFE;
        row[4] = 1;
        CommandTranscript columns = mode.oneColumn(mode.query());
        columns.endsIncomplete();
        PacketWriter stream = new PacketWriter();
        columns.packets().forEach(packet -> write(stream, packet));
        write(stream, row);
        write(stream, Hex.bytes(mode == Results.EOF ? "FE 0000 0200" : "FE 00 00 0200 0000"));

        QueryMachine machine = mode.machine();
        List<CommandAction> actions = actions(machine, stream);
        int last = actions.size() - 1;
        assertThat(actions.get(last - 1)).isEqualTo(new CommandAction.TakeRow());
        assertThat(actions.get(last)).isEqualTo(Results.end(0, 2, ""));
        assertThat(machine.isComplete()).isTrue();
    }

    private static void write(PacketWriter stream, byte... packet) {
        stream.begin(0).writeBytes(packet);
        stream.end();
    }

    private static List<CommandAction> actions(QueryMachine machine, PacketWriter stream) {
        List<CommandAction> actions = new ArrayList<>();
        PacketFramer framer = new PacketFramer(ProtocolLimits.DEFAULT.maxPayload());
        PayloadReader in = new PayloadReader();
        ByteBuffer source = ByteBuffer.wrap(stream.array(), 0, stream.size());
        while (source.hasRemaining()) {
            ByteBuffer room = framer.readBuffer();
            int count = Math.min(room.remaining(), source.remaining());
            room.put(source.slice(source.position(), count));
            source.position(source.position() + count);
            framer.received(room);
            while (framer.next(in)) {
                actions.add(machine.packetReceived(in));
            }
        }
        return actions;
    }
}
