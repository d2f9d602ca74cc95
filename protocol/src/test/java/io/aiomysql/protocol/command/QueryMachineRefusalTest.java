package io.aiomysql.protocol.command;

import io.aiomysql.protocol.CapturedPackets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets that the state of the answer does not allow: each ends the machine. */
class QueryMachineRefusalTest {

    private static final String EMPTY = "the packet ends where another byte is expected";

    @ParameterizedTest
    @CsvSource({
        "FC 0000, a result of 0 columns; the maximum is 4096",
        "FC 0110, a result of 4097 columns; the maximum is 4096",
        "FEFFFFFFFFFFFFFFFF, a result of 18446744073709551615 columns; the maximum is 4096",
        "01 00, the column count has 1 bytes too many",
        "FC 01, 'the packet has 1 bytes left, but 2 are expected'",
        "'', the packet ends where another byte is expected",
        "00 00 00, 'the packet has 0 bytes left, but 2 are expected'",
        "FF, 'the packet has 0 bytes left, but 2 are expected'"
    })
    void whatBeginsNoResult(String hex, String message) {
        for (Results mode : Results.values()) {
            mode.query().refuses(hex, message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asManyColumnsAsATableMayHaveAreAllowed(Results mode) {
        mode.query().on("FC 0010", Results.AWAIT).endsIncomplete();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyPacketAmongColumnsOrRows(Results mode) {
        mode.query().on("01", Results.AWAIT).refuses("", EMPTY);
        mode.oneColumn(mode.query()).refuses("", EMPTY);
        mode.oneColumn(mode.query()).row("0131").refuses("", EMPTY);
    }

    @ParameterizedTest
    @EnumSource
    void aMalformedColumn(Results mode) {
        mode.query().on("01", Results.AWAIT).refuses("03 6465", "a field of 3 bytes in a packet with 2 bytes left");
    }

    @Test
    void aRowWhereTheEofBehindColumnsIsDue() {
        Results.EOF
                .query()
                .on("01", Results.AWAIT)
                .on(CapturedPackets.COLUMN_ONE, Results.begin(CapturedPackets.COLUMN_ONE))
                .refuses("0131", "EOF_Packet starts with 0x01, not 0xFE");
    }

    @Test
    void anEofBehindColumnsWhereNoneIsDueEndsTheRowsAndIsTooShort() {
        Results.DEPRECATE_EOF
                .oneColumn(Results.DEPRECATE_EOF.query())
                .refuses("FE 0000 0200", "the packet has 0 bytes left, but 2 are expected");
    }

    @Test
    void anOkBehindRowsWhereAnEofIsDueIsTooLong() {
        Results.EOF
                .oneColumn(Results.EOF.query())
                .row("0131")
                .refuses("FE 00 00 0200 0000", "EOF_Packet has 2 bytes too many");
    }
}
