package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.StmtPrepareOk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets as MySQL 9.7.4 and MariaDB 11.8.9 sent them unless it says otherwise. */
class PrepareMachineTest {

    private static final String EOF = "FE 0000 0200";
    private static final byte[] N = CapturedPackets.COLUMN_N;
    private static final byte[] S = CapturedPackets.COLUMN_S;
    private static final byte[] PARAMETER = CapturedPackets.PARAMETER;
    private static final CommandAction FAIL =
            new CommandAction.Fail(new ErrPacket(1242, "21000", "Subquery returns more than 1 row"));

    private static CommandAction prepared(StmtPrepareOk ok, byte[][] parameters, byte[]... columns) {
        return new CommandAction.Prepared(ok, Results.definitions(parameters), Results.definitions(columns));
    }

    @ParameterizedTest
    @EnumSource
    void aStatementMayHaveNeitherParametersNorColumns(Results mode) {
        // CALL fails()
        mode.prepare()
                .on("00 0E000000 0000 0000 00 0000", prepared(new StmtPrepareOk(14, 0, 0, 0), new byte[0][]))
                .endsComplete();
    }

    @Test
    void definitionsFollow() {
        // SELECT n, s FROM three WHERE n < ? AND s > ?
        StmtPrepareOk ok = new StmtPrepareOk(58, 2, 2, 0);
        Results.DEPRECATE_EOF
                .prepare()
                .on(CapturedPackets.PREPARED, Results.AWAIT)
                .on(PARAMETER, Results.AWAIT)
                .on(PARAMETER, Results.AWAIT)
                .on(N, Results.AWAIT)
                .on(S, prepared(ok, new byte[][] {PARAMETER, PARAMETER}, N, S))
                .endsComplete();
    }

    @Test
    void eachListEndsWithAnEofWhereThatIsNotDeprecated() {
        StmtPrepareOk ok = new StmtPrepareOk(58, 2, 2, 0);
        Results.EOF
                .prepare()
                .on(CapturedPackets.PREPARED, Results.AWAIT)
                .on(PARAMETER, Results.AWAIT)
                .on(PARAMETER, Results.AWAIT)
                .on(EOF, Results.AWAIT)
                .on(N, Results.AWAIT)
                .on(S, Results.AWAIT)
                .on(EOF, prepared(ok, new byte[][] {PARAMETER, PARAMETER}, N, S))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyListIsNotThereAtAll(Results mode) {
        // DO ?, and SELECT n FROM three.
        CommandAction parameterAlone = prepared(new StmtPrepareOk(4, 0, 1, 0), new byte[][] {PARAMETER});
        CommandTranscript doIt = mode.prepare().on("00 04000000 0000 0100 00 0000", Results.AWAIT);
        last(mode, doIt, PARAMETER, parameterAlone).endsComplete();
        CommandAction columnAlone = prepared(new StmtPrepareOk(1, 1, 0, 0), new byte[0][], N);
        CommandTranscript select = mode.prepare().on("00 01000000 0100 0000 00 0000", Results.AWAIT);
        last(mode, select, N, columnAlone).endsComplete();
    }

    private static CommandTranscript last(Results mode, CommandTranscript to, byte[] packet, CommandAction action) {
        return mode == Results.EOF ? to.on(packet, Results.AWAIT).on(EOF, action) : to.on(packet, action);
    }

    @Test
    void mariaDbsDefinitionsMayBeExtended() {
        Capabilities extended = Results.DEPRECATE_EOF
                .capabilities()
                .with(Capabilities.MARIADB_CLIENT_EXTENDED_METADATA | Capabilities.MARIADB_CLIENT_CACHE_METADATA);
        List<ColumnDefinition41> uuid =
                List.of(ColumnDefinition41.decode(PayloadReader.of(CapturedPackets.COLUMN_UUID), extended));
        new CommandTranscript(() -> new PrepareMachine(extended, new KnownColumns()))
                .on("00 01000000 0100 0000 00 0000", Results.AWAIT)
                .on(
                        CapturedPackets.COLUMN_UUID,
                        new CommandAction.Prepared(new StmtPrepareOk(1, 1, 0, 0), List.of(), uuid))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorMayComeAtEveryPoint(Results mode) {
        byte[] error = CapturedPackets.MORE_THAN_ONE_ROW;
        mode.prepare().on(error, FAIL).endsComplete();
        mode.prepare()
                .on(CapturedPackets.PREPARED, Results.AWAIT)
                .on(error, FAIL)
                .endsComplete();
        mode.prepare()
                .on(CapturedPackets.PREPARED, Results.AWAIT)
                .on(PARAMETER, Results.AWAIT)
                .on(PARAMETER, Results.AWAIT)
                .on(error, FAIL)
                .endsComplete();
    }

    @ParameterizedTest
    @CsvSource({
        "FE 0000 0200, unexpected packet 0xFE where COM_STMT_PREPARE_OK is expected",
        "01, unexpected packet 0x01 where COM_STMT_PREPARE_OK is expected",
        "'', the packet ends where another byte is expected",
        "00 00 00 0200 0000, 'the packet has 0 bytes left, but 2 are expected'",
        "00 01000000 0110 0000 00 0000, a statement of 4097 columns; the maximum is 4096",
        "00 01000000 0100 0000 00 0000 00, COM_STMT_PREPARE_OK has 1 bytes too many",
        "FF 19, 'the packet has 1 bytes left, but 2 are expected'"
    })
    void whatIsNoReplyIsRefused(String hex, String message) {
        for (Results mode : Results.values()) {
            mode.prepare().refuses(hex, message);
        }
    }

    @Test
    void whatIsNoDefinitionIsRefused() {
        String prepared = "00 01000000 0100 0000 00 0000";
        Results.DEPRECATE_EOF
                .prepare()
                .on(prepared, Results.AWAIT)
                .refuses("", "the packet ends where another byte is expected");
        Results.DEPRECATE_EOF
                .prepare()
                .on(prepared, Results.AWAIT)
                .refuses("03 6465", "a field of 3 bytes in a packet with 2 bytes left");
        Results.EOF
                .prepare()
                .on(prepared, Results.AWAIT)
                .on(N, Results.AWAIT)
                .refuses("00", "EOF_Packet starts with 0x00, not 0xFE");
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsNotCompleteWhileDefinitionsAreDue(Results mode) {
        mode.prepare().on(CapturedPackets.PREPARED, Results.AWAIT).endsIncomplete();
    }
}
