package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PacketHeader;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkPacketTest {

    private static final Capabilities PLAIN = new Capabilities(0);
    private static final Capabilities TRACKING = new Capabilities(Capabilities.CLIENT_SESSION_TRACK);

    private static OkPacket decode(Capabilities capabilities, byte... payload) {
        return OkPacket.decode(PayloadReader.of(payload), capabilities);
    }

    private static OkPacket ok(long rows, long id, int status, int warnings, String info) {
        return new OkPacket(rows, id, status, warnings, info, SessionChanges.NONE);
    }

    @Test
    void theShortestIsTheSameWithAndWithoutSessionTracking() {
        assertThat(decode(PLAIN, CapturedPackets.OK)).isEqualTo(ok(0, 0, 2, 0, ""));
        assertThat(decode(TRACKING, CapturedPackets.OK)).isEqualTo(ok(0, 0, 2, 0, ""));
    }

    @Test
    void hasCountsAndTheServersWords() {
        assertThat(decode(TRACKING, CapturedPackets.OK_UPDATE))
                .isEqualTo(ok(1, 0, 1, 0, "Rows matched: 1  Changed: 1  Warnings: 0"));
    }

    @Test
    void withoutSessionTrackingTheWordsGoToTheEnd() {
        // https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html
        assertThat(decode(PLAIN, Hex.bytes("00 02 01 0100 0300 616263"))).isEqualTo(ok(2, 1, 1, 3, "abc"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 38, 250, 251, 5_000})
    void withoutSessionTrackingALengthMayBeBeforeTheWords(int length) {
        String words = "w".repeat(length);
        byte[] payload = new PayloadWriter()
                .writeBytes(Hex.bytes("00 02 01 0100 0300"))
                .writeLenencString(words)
                .toBytes()
                .toArray();

        assertThat(decode(PLAIN, payload)).isEqualTo(ok(2, 1, 1, 3, words));
    }

    @Test
    void tellsOfASessionThatChanged() {
        assertThat(decode(TRACKING, CapturedPackets.OK_USE_SHOP))
                .isEqualTo(new OkPacket(0, 0, 0x4002, 0, "", new SessionChanges("shop", Map.of())));
    }

    @Test
    void aChangedSessionMayBeToldOfWithoutSayingHow() {
        assertThat(decode(TRACKING, Hex.bytes("00 00 00 0240 0000 00"))).isEqualTo(ok(0, 0, 0x4002, 0, ""));
    }

    @Test
    void countsAreUnsignedAndOfEveryWidth() {
        OkPacket ok = decode(PLAIN, Hex.bytes("00 FEFFFFFFFFFFFFFFFF FEFDFFFFFFFFFFFFFF 0000 FFFF"));
        assertThat(Long.toUnsignedString(ok.affectedRows())).isEqualTo("18446744073709551615");
        assertThat(ok.lastInsertId()).isEqualTo(-3);
        assertThat(ok.warnings()).isEqualTo(65_535);
        assertThat(decode(PLAIN, Hex.bytes("00 FCFB00 FD000001 0000 0000"))).isEqualTo(ok(251, 65_536, 0, 0, ""));
    }

    @Test
    void endsRowsUnderTheOtherHeader() {
        assertThat(decode(TRACKING, Hex.bytes("FE 00 00 2100 0000"))).isEqualTo(ok(0, 0, 0x21, 0, ""));
    }

    @Test
    void saysWhetherAnotherResultFollows() {
        assertThat(decode(PLAIN, Hex.bytes("00 00 00 0A00 0000")).moreResults()).isTrue();
        assertThat(decode(PLAIN, CapturedPackets.OK).moreResults()).isFalse();
    }

    @Test
    void everyTruncatedOneIsRefused() {
        byte[] widest = Hex.bytes("00 FE0000000000000001 FE0000000000000001 0240 0000 03616263 07 0105 0473686F70");
        int counts = 1 + 9 + 9 + 2 + 2;
        int words = counts + 4;
        for (int cut = 0; cut < widest.length; cut++) {
            PayloadReader in = new PayloadReader();
            in.reset(widest, 0, cut);
            if (cut != counts && cut != words) {
                assertThatThrownBy(() -> OkPacket.decode(in, TRACKING))
                        .as("cut to %d bytes", cut)
                        .isInstanceOf(ProtocolException.class);
            }
        }
        assertThat(decode(TRACKING, widest).changes().schema()).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Another header, and no length in a count.
                "01 00 00 0000 0000",
                "00 FB 00 0000 0000",
                "00 00 FF 0000 0000",
                // Bytes behind the words of an unchanged session, and behind the changes of a changed one.
                "00 00 00 0200 0000 00 00",
                "00 00 00 0240 0000 00 00 00",
                // Words longer than the packet.
                "00 00 00 0200 0000 05 616263"
            })
    void whatIsMalformedIsRefused(String hex) {
        assertThatThrownBy(() -> decode(TRACKING, Hex.bytes(hex))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aTerminatorIsToldFromARowByItsLength() {
        assertThat(OkPacket.isTerminator(PayloadReader.of(Hex.bytes("FE")))).isTrue();
        assertThat(OkPacket.isTerminator(PayloadReader.of(Hex.bytes("00")))).isFalse();
        assertThat(OkPacket.isTerminator(new PayloadReader())).isFalse();
        byte[] large = new byte[PacketHeader.MAX_LENGTH];
        large[0] = (byte) 0xFE;
        PayloadReader in = new PayloadReader();
        in.reset(large, 0, large.length - 1);
        assertThat(OkPacket.isTerminator(in)).isTrue();
        in.reset(large, 0, large.length);
        assertThat(OkPacket.isTerminator(in)).isFalse();
    }
}
