package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;

class ErrPacketTest {

    private static ErrPacket decode(String hex) {
        return ErrPacket.decode(PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void hasACodeAStateAndTheServersWords() {
        assertThat(ErrPacket.decode(PayloadReader.of(CapturedPackets.MORE_THAN_ONE_ROW)))
                .isEqualTo(new ErrPacket(1242, "21000", "Subquery returns more than 1 row"));
    }

    @Test
    void aMariaDbErrorLooksTheSame() {
        // MariaDB 11.8.9: an unknown system variable.
        assertThat(decode("FF A904 23 4859303030 556E6B6E6F776E")).isEqualTo(new ErrPacket(1193, "HY000", "Unknown"));
    }

    @Test
    void beforeTheGreetingThereIsNoState() {
        assertThat(ErrPacket.decode(PayloadReader.of(CapturedPackets.TOO_MANY_CONNECTIONS)))
                .isEqualTo(new ErrPacket(1040, "HY000", "Too many connections"));
    }

    @Test
    void theMessageMayBeMissing() {
        assertThat(decode("FF 1004")).isEqualTo(new ErrPacket(1040, "HY000", ""));
        assertThat(decode("FF 1504 23 3238303030")).isEqualTo(new ErrPacket(1045, "28000", ""));
    }

    @Test
    void theMessageIsKeptAsItWasSent() {
        ErrPacket error = decode("FF 1E04 23 3432533232 E4");
        assertThat(error.bytes()).isEqualTo(Bytes.copyOf((byte) 0xE4));
        assertThat(error.withMessage("ä").message()).isEqualTo("ä");
        assertThat(error.withMessage("ä").sqlState()).isEqualTo("42S22");
    }

    @Test
    void aHashWithoutAWholeStateIsTheMessage() {
        assertThat(decode("FF 1004 23 3238")).isEqualTo(new ErrPacket(1040, "HY000", "#28"));
    }

    @Test
    void theCodeIsUnsigned() {
        assertThat(decode("FF FFFF").code()).isEqualTo(65_535);
    }

    @Test
    void lessThanACodeIsRefused() {
        Cuts.areRefusedBelow(3, CapturedPackets.MORE_THAN_ONE_ROW, ErrPacket::decode);
    }

    @Test
    void anotherPacketIsRefused() {
        assertThatThrownBy(() -> decode("FE 0000 0200")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void doesNotShowTheServersWordsWhichMayQuoteData() {
        assertThat(new ErrPacket(1062, "23000", "Duplicate entry 'alice' for key 'name'").toString())
                .contains("1062", "23000")
                .doesNotContain("alice");
    }
}
