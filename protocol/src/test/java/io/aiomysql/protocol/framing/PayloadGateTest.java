package io.aiomysql.protocol.framing;

import static io.aiomysql.protocol.framing.Streams.concat;
import static io.aiomysql.protocol.framing.Streams.feed;
import static io.aiomysql.protocol.framing.Streams.packet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is decided about a payload before it has arrived. */
class PayloadGateTest {

    private static final int LIMIT = 100_000;

    private final List<String> asked = new ArrayList<>();
    private final PacketFramer framer = new PacketFramer((length, sequence, first) -> {
        asked.add(length + " " + sequence + " " + first);
        return LIMIT;
    });

    @Test
    void isAskedAtTheHeaderAndAgainWhenTheFirstByteIsThere() {
        feed(framer, Hex.bytes("05 00 00 07"));
        feed(framer, Hex.bytes("FF"));

        assertThat(asked).containsExactly("5 7 -1", "5 7 255");
    }

    @Test
    void isNotAskedAboutASmallPayloadThatIsComplete() {
        feed(framer, concat(packet(0, new byte[PacketFramer.SMALL]), packet(1)));

        assertThat(asked).isEmpty();
    }

    @Test
    void isAskedAboutALargePayloadThatIsComplete() {
        feed(framer, packet(0, new byte[PacketFramer.SMALL + 1]));

        assertThat(asked).contains("1025 0 0");
    }

    @Test
    void doesNotTakeTheNextPacketForTheFirstByteOfAnEmptyOne() {
        feed(framer, concat(packet(3), Hex.bytes("09 00 00 04 2A")));

        assertThat(asked).containsExactly("9 4 42");
    }

    @Test
    void refusesByTheHeaderAloneWhateverTheCut() {
        PacketFramer closed = new PacketFramer((length, sequence, first) -> {
            throw new ProtocolException("nothing may come");
        });
        feed(closed, Hex.bytes("FF FF FF"));

        assertThatThrownBy(() -> feed(closed, Hex.bytes("00"))).hasMessage("nothing may come");
    }

    @Test
    void limitsAllPacketsOfAPayloadTogether() {
        PacketFramer small = new PacketFramer((length, sequence, first) -> PacketHeader.MAX_LENGTH + 5);
        byte[] stream = packet(0, new byte[PacketHeader.MAX_LENGTH + 6]);

        assertThatThrownBy(() -> feed(small, stream))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(String.valueOf(PacketHeader.MAX_LENGTH + 5));
        assertThat(feed(new PacketFramer((length, sequence, first) -> PacketHeader.MAX_LENGTH + 6), stream))
                .hasSize(1);
    }

    @Test
    void asksForEachPayloadAnew() {
        PacketFramer framer = new PacketFramer((length, sequence, first) -> sequence == 1 ? 2_000 : 3_000);
        assertThat(feed(framer, concat(packet(0, new byte[3_000]), packet(1, new byte[2_000]))))
                .hasSize(2);
        assertThatThrownBy(() -> feed(framer, packet(1, new byte[2_001])))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("2000");
    }
}
