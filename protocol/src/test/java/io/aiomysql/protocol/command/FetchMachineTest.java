package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.ErrPacket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets as MySQL 9.7.4 and MariaDB 11.8.9 sent them unless it says otherwise. */
class FetchMachineTest {

    private static final int CURSOR_EXISTS = 0x42;
    private static final int LAST_ROW_SENT = 0x82;

    @ParameterizedTest
    @EnumSource
    void rowsComeWithoutColumns(Results mode) {
        CommandTranscript transcript =
                mode.fetch().row("00 00 01000000 03 6F6E65").row("00 08 02000000");
        mode.endRows(transcript, CURSOR_EXISTS).endsComplete();
        assertThat(ServerStatus.has(CURSOR_EXISTS, ServerStatus.SERVER_STATUS_CURSOR_EXISTS))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theLastRowIsSaidToBe(Results mode) {
        mode.endRows(mode.fetch().row("00 00 03000000 05 7468726565"), LAST_ROW_SENT)
                .endsComplete();
        assertThat(ServerStatus.has(LAST_ROW_SENT, ServerStatus.SERVER_STATUS_LAST_ROW_SENT))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void thereMayBeNoRowLeft(Results mode) {
        mode.endRows(mode.fetch(), LAST_ROW_SENT).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void anErrorMayComeInsteadOfARow(Results mode) {
        String error = "FF 8D05 23 4859303030 5468652073746174656D656E7420283829";
        CommandAction fail = new CommandAction.Fail(new ErrPacket(1421, "HY000", "The statement (8)"));
        mode.fetch().on(error, fail).endsComplete();
        mode.fetch().row("00 08 02000000").on(error, fail).endsComplete();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsNotCompleteBeforeItsEnd(Results mode) {
        mode.fetch().row("00 08 02000000").endsIncomplete();
    }

    @ParameterizedTest
    @CsvSource({
        "'', DEPRECATE_EOF, the packet ends where another byte is expected",
        "'', EOF, the packet ends where another byte is expected",
        "02, DEPRECATE_EOF, OK_Packet starts with 0x02",
        "02, EOF, 'EOF_Packet starts with 0x02, not 0xFE'",
        "FE 00 00 4A00 0000, DEPRECATE_EOF, another result after the rows of a cursor",
        "FE 0000 4A00, EOF, another result after the rows of a cursor"
    })
    void whatIsNeitherARowNorTheEndIsRefused(String hex, Results mode, String message) {
        mode.fetch().refuses(hex, message);
        mode.fetch().row("00 08 02000000").refuses(hex, message);
    }
}
