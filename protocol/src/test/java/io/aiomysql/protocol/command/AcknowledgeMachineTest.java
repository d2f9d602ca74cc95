package io.aiomysql.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgeMachineTest {

    private static CommandTranscript answer() {
        Capabilities tracking = new Capabilities(Capabilities.CLIENT_SESSION_TRACK);
        return new CommandTranscript(() -> new AcknowledgeMachine(tracking));
    }

    @Test
    void okIsAYes() {
        answer().on(CapturedPackets.OK, new CommandAction.EndResult(new OkPacket(0, 0, 2, 0, "", SessionChanges.NONE)))
                .endsComplete();
    }

    @Test
    void okMayTellOfTheSession() {
        OkPacket ok = new OkPacket(0, 0, 0x4002, 0, "", new SessionChanges("shop", Map.of()));
        answer().on(CapturedPackets.OK_USE_SHOP, new CommandAction.EndResult(ok))
                .endsComplete();
    }

    @Test
    void errIsANo() {
        // Unknown database.
        answer().on("FF 1904 23 3432303030 6E6F", new CommandAction.Fail(new ErrPacket(1049, "42000", "no")))
                .endsComplete();
    }

    @ParameterizedTest
    @CsvSource({
        "FE 0000 0200, unexpected packet 0xFE where an OK packet is expected",
        "01, unexpected packet 0x01 where an OK packet is expected",
        "FB 61, unexpected packet 0xFB where an OK packet is expected",
        "'', the packet ends where another byte is expected",
        "00 00, 'the packet has 0 bytes left, but 1 are expected'",
        "FF 19, 'the packet has 1 bytes left, but 2 are expected'"
    })
    void whatIsNeitherIsRefused(String hex, String message) {
        answer().refuses(hex, message);
    }

    @Test
    void isNotCompleteBeforeTheAnswer() {
        assertThat(new AcknowledgeMachine(new Capabilities(0)).isComplete()).isFalse();
    }
}
