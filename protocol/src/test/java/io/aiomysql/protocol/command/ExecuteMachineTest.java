package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The answer to COM_STMT_EXECUTE, packets as MySQL 9.7.4 and MariaDB 11.8.9 sent them unless it says otherwise. */
class ExecuteMachineTest {

    private static final int CURSOR_EXISTS = 0x40;
    private static final int MORE = 0x08;
    private static final int OUT_PARAMS = 0x1000;
    private static final CommandAction FAIL =
            new CommandAction.Fail(new ErrPacket(1242, "21000", "Subquery returns more than 1 row"));

    /** MySQL: {@code CALL p(?, ?, ?)}, its IN parameter as first. */
    private static final byte[] FIRST =
            Hex.bytes("03 64 65 66 00 00 00 05 66 69 72 73 74 01 61 0C 3F 00 0B 00 00 00 03 00 00 00 00 00");

    /** MySQL: its OUT parameter b and its INOUT parameter c. */
    private static final byte[] OUT_B =
            Hex.bytes("03 64 65 66 04 74 65 73 74 01 70 01 70 01 62 01 62 0C 3F 00 0B 00 00 00 03 00 00 00 00 00");

    private static final byte[] OUT_C =
            Hex.bytes("03 64 65 66 04 74 65 73 74 01 70 01 70 01 63 01 63 0C 3F 00 50 00 00 00 FD 00 00 00 00 00");

    @ParameterizedTest
    @EnumSource
    void rowsAreBinary(Results mode) {
        // SELECT n, s FROM three ORDER BY n
        CommandTranscript transcript = mode.columnsOfThree(mode.execute(false))
                .row("00 00 01000000 03 6F6E65")
                .row("00 08 02000000")
                .row("00 00 03000000 05 7468726565");
        mode.endRows(transcript, 2).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerMayBeOkAlone(Results mode) {
        // INSERT INTO w(v) VALUES (?)
        OkPacket ok = new OkPacket(1, 3, 2, 0, "", SessionChanges.NONE);
        mode.execute(false)
                .on("00 01 03 02 00 00 00", new CommandAction.EndResult(ok))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aCursorsResultEndsBeforeItsRows(Results mode) {
        CommandTranscript columns = mode.execute(true)
                .on("02", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, Results.AWAIT)
                .on(CapturedPackets.COLUMN_S, Results.begin(CapturedPackets.COLUMN_N, CapturedPackets.COLUMN_S));
        mode.endRows(columns, CURSOR_EXISTS | 2).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aCursorThatWasAskedForMayNotBeOpened(Results mode) {
        // CALL one() with the cursor's flag: the rows come at once.
        CommandTranscript transcript = mode.columnsOfThree(mode.execute(true)).row("00 08 02000000");
        mode.endRows(transcript, MORE)
                .on("00 00 00 0200 0000", Results.end(0, 2, ""))
                .endsComplete();
    }

    @Test
    void theFlagOfAnotherStatementsCursorEndsNoResult() {
        // Not seen on a server, which sets the flag for the statement's own cursor alone.
        CommandTranscript transcript = Results.EOF
                .execute(false)
                .on("01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, Results.begin(CapturedPackets.COLUMN_N))
                .on("FE 0000 4200", Results.AWAIT)
                .row("00 00 01000000");
        Results.EOF.endRows(transcript, 2).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorMayComeAtEveryPoint(Results mode) {
        byte[] error = CapturedPackets.MORE_THAN_ONE_ROW;
        mode.execute(false).on(error, FAIL).endsComplete();
        mode.execute(false)
                .on("02", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, Results.AWAIT)
                .on(error, FAIL)
                .endsComplete();
        mode.columnsOfThree(mode.execute(false)).on(error, FAIL).endsComplete();
        mode.columnsOfThree(mode.execute(false))
                .row("00 08 02000000")
                .on(error, FAIL)
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorMayComeInsteadOfTheCursor(Results mode) {
        mode.execute(true)
                .on("01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, Results.begin(CapturedPackets.COLUMN_N))
                .on(CapturedPackets.MORE_THAN_ONE_ROW, FAIL)
                .endsComplete();
    }

    @Test
    void aProceduresOutParametersAreAResultOfTheirOwn() {
        Results mode = Results.DEPRECATE_EOF;
        CommandTranscript transcript = mode.execute(false)
                .on("01", Results.AWAIT)
                .on(FIRST, Results.begin(FIRST))
                .row("00 00 05000000");
        mode.endRows(transcript, MORE | 2);
        mode.columnsOfThree(transcript).row("00 00 01000000 03 6F6E65").row("00 08 02000000");
        mode.endRows(transcript, MORE | 2);
        transcript
                .on("02", Results.AWAIT)
                .on(OUT_B, Results.AWAIT)
                .on(OUT_C, Results.begin(OUT_B, OUT_C))
                .row("00 00 06000000 02 7821");
        mode.endRows(transcript, OUT_PARAMS | MORE | 2)
                .on("00 00 00 0200 0000", Results.end(0, 2, ""))
                .endsComplete();
    }

    @ParameterizedTest
    @CsvSource({
        // MySQL 9.7.4: neither more results nor OUT parameters behind the row. MariaDB 11.8.9: both.
        "FE 0000 0200",
        "FE 0000 0A10"
    })
    void withoutDeprecateEofTheOutParametersAreKnownByTheEofBeforeThem(String eofBehindRow) {
        Results.EOF
                .execute(false)
                .on("02", Results.AWAIT)
                .on(OUT_B, Results.AWAIT)
                .on(OUT_C, Results.begin(OUT_B, OUT_C))
                .on("FE 0000 0A10", Results.AWAIT)
                .row("00 00 06000000 02 7821")
                .on(eofBehindRow, Results.end(0, OUT_PARAMS | MORE | 2, ""))
                .on("00 00 00 0200 0000", Results.end(0, 2, ""))
                .endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void aPreparedRequestForALocalFileIsRefused(Results mode) {
        // MariaDB 11.8.9 prepares LOAD DATA LOCAL INFILE 'nope'; MySQL 9.7.4 does not.
        mode.execute(false)
                .on("FB 6E6F7065", new CommandAction.RefuseLocalInfile(Bytes.copyOf(Hex.bytes("6E6F7065"))))
                .endsComplete();
    }

    @ParameterizedTest
    @CsvSource({
        "01 00 01000000, DEPRECATE_EOF, 'OK_Packet starts with 0x01'",
        "01 00 01000000, EOF, 'EOF_Packet starts with 0x01, not 0xFE'",
        "FB 00 01000000, DEPRECATE_EOF, 'OK_Packet starts with 0xFB'",
        "'', DEPRECATE_EOF, the packet ends where another byte is expected",
        "'', EOF, the packet ends where another byte is expected",
        "FE 0000 0200, DEPRECATE_EOF, 'the packet has 0 bytes left, but 2 are expected'",
        "FE 00 00 0200 0000, EOF, EOF_Packet has 2 bytes too many"
    })
    void whatIsNeitherARowNorTheEndIsRefused(String hex, Results mode, String message) {
        mode.columnsOfThree(mode.execute(false)).row("00 08 02000000").refuses(hex, message);
    }

    @Test
    void theOkOfAStatementThatOnceHadACursorIsRefusedWhereItCanBeTold() {
        // MySQL 9.7.4, first run with a cursor and then without: an OK behind the definitions, and no rows.
        Results.EOF
                .execute(false)
                .on("01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_N, Results.begin(CapturedPackets.COLUMN_N))
                .refuses("00 00 00 0200 0000", "EOF_Packet starts with 0x00, not 0xFE");
    }
}
