package io.aiomysql.protocol.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import org.junit.jupiter.api.Test;

class PacketWriterTest {

    @Test
    void packetsLieBehindEachOther() {
        PacketWriter out = new PacketWriter();
        out.begin(0).writeInt1(0x0E);
        assertThat(out.end()).isEqualTo(1);
        out.begin(255).writeRestString("ab");
        assertThat(out.end()).isZero();
        assertThat(Hex.of(out.toBytes().toArray())).isEqualTo("010000000e" + "020000ff6162");
    }

    @Test
    void aLargePacketSaysWithWhichSequenceIdTheAnswerStarts() {
        PacketWriter out = new PacketWriter();
        out.begin(0).writeZeros(2 * PacketHeader.MAX_LENGTH);
        assertThat(out.end()).isEqualTo(3);
        assertThat(out.size()).isEqualTo(2 * PacketHeader.MAX_LENGTH + 3 * PacketHeader.SIZE);
    }

    @Test
    void anAbandonedPacketLeavesNothingBehind() {
        PacketWriter out = new PacketWriter();
        out.begin(0).writeInt1(0x0E);
        out.end();
        out.begin(0).writeRestString("half of it");
        out.abandon();
        assertThat(Hex.of(out.toBytes().toArray())).isEqualTo("010000000e");
    }

    @Test
    void aSecondPacketCannotBeginWithinTheFirst() {
        PacketWriter out = new PacketWriter();
        out.begin(0);
        assertThatThrownBy(() -> out.begin(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLargeArrayIsNotKept() {
        PacketWriter out = new PacketWriter();
        out.begin(0).writeZeros(1_000_000);
        out.end();
        out.clear(65_536);
        assertThat(out.size()).isZero();
        assertThat(out.array()).hasSizeLessThanOrEqualTo(65_536);
    }
}
