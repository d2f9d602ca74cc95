package io.aiomysql.protocol.framing;

import static io.aiomysql.protocol.framing.Streams.concat;
import static io.aiomysql.protocol.framing.Streams.everyWay;
import static io.aiomysql.protocol.framing.Streams.feed;
import static io.aiomysql.protocol.framing.Streams.packet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFramerTest {

    private static final int MAX = PacketHeader.MAX_LENGTH;

    private static PacketFramer framer() {
        return new PacketFramer(ProtocolLimits.DEFAULT.maxPayload());
    }

    @Test
    void findsPacketsHoweverTheStreamIsCut() {
        byte[] stream = concat(packet(0, Hex.bytes("01")), packet(1), packet(255, Hex.bytes("02 03 04")));
        everyWay(stream, pieces -> {
            PacketFramer framer = framer();
            List<Bytes> found = new ArrayList<>();
            pieces.forEach(piece -> found.addAll(feed(framer, piece)));
            assertThat(found)
                    .containsExactly(Bytes.copyOf(Hex.bytes("01")), Bytes.EMPTY, Bytes.copyOf(Hex.bytes("02 03 04")));
            assertThat(framer.sequence()).isEqualTo(255);
            assertThat(framer.nextSequence()).isZero();
            assertThat(framer.hasBufferedBytes()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX - 1, MAX, MAX + 1, 2 * MAX - 1, 2 * MAX, 2 * MAX + 1, 40_000_000})
    void joinsAndSplitsPayloadsAroundSixteenMebibytes(int length) {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        byte[] stream = packet(0, payload);

        assertThat(stream).hasSize(length + (length / MAX + 1) * PacketHeader.SIZE);
        PacketFramer framer = framer();
        assertThat(feed(framer, concat(stream, packet(9, Hex.bytes("07")))))
                .containsExactly(Bytes.copyOf(payload), Bytes.copyOf(Hex.bytes("07")));
        assertThat(framer.sequence()).isEqualTo(9);
    }

    @Test
    void joinsALargePayloadThatIsCutAtItsInnerHeader() {
        byte[] payload = new byte[MAX + 3];
        payload[MAX] = 42;
        byte[] stream = packet(0, payload);
        for (int cut = MAX + 2; cut < MAX + 11; cut++) {
            PacketFramer framer = framer();
            assertThat(feed(framer, Arrays.copyOf(stream, cut))).isEmpty();
            assertThat(feed(framer, Arrays.copyOfRange(stream, cut, stream.length)))
                    .containsExactly(Bytes.copyOf(payload));
        }
    }

    @Test
    void refusesALargePayloadWhoseSecondPacketIsOutOfOrder() {
        byte[] stream = packet(0, new byte[MAX]);
        stream[stream.length - 1] = 5;
        assertThatThrownBy(() -> feed(framer(), stream))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("sequence id 5 instead of 1");
    }

    @Test
    void refusesAPayloadBeyondTheLimitByItsHeaderAlone() {
        assertThatThrownBy(() -> feed(new PacketFramer(1_024), Hex.bytes("01 04 00 00")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("1024");
        assertThat(feed(new PacketFramer(1_024), packet(0, new byte[1_024]))).hasSize(1);
    }

    @Test
    void refusesAPayloadWhosePacketsTogetherAreBeyondTheLimit() {
        PacketFramer framer = new PacketFramer(MAX + 10);
        byte[] stream = packet(0, new byte[MAX + 11]);
        assertThatThrownBy(() -> feed(framer, stream)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void allocatesNoMoreThanAFactorOfWhatArrived() {
        PacketFramer framer = framer();
        feed(framer, Hex.bytes("FE FF FF 00"));
        feed(framer, new byte[60_000]);
        assertThat(framer.readBuffer().array()).hasSizeLessThanOrEqualTo(4 * 65_536);
    }

    @Test
    void movesALargePayloadAFewTimesAndNotWithEveryRead() {
        PacketFramer framer = framer();
        byte[] payload = new byte[5_000_000];
        new Random(5).nextBytes(payload);
        byte[] stream = packet(0, payload);
        Set<byte[]> chunks = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Bytes> found = new ArrayList<>();
        for (int at = 0; at < stream.length; at += 1_000) {
            chunks.add(framer.readBuffer().array());
            found.addAll(feed(framer, Arrays.copyOfRange(stream, at, Math.min(at + 1_000, stream.length))));
        }
        assertThat(found).containsExactly(Bytes.copyOf(payload));
        assertThat(chunks).hasSizeLessThan(8);
    }

    @Test
    void usesAChunkAgainOnceItsPayloadsWereRead() {
        PacketFramer framer = framer();
        byte[] first = framer.readBuffer().array();
        for (int i = 0; i < 1_000; i++) {
            feed(framer, packet(0, new byte[1_000]));
        }
        assertThat(framer.readBuffer().array()).isSameAs(first);
    }

    @Test
    void neverWritesOverAChunkThatIsRetained() {
        PacketFramer framer = framer();
        PayloadReader in = new PayloadReader();
        ByteBuffer room = framer.readBuffer();
        room.put(packet(0, Hex.bytes("0102030405")));
        framer.received(room);
        assertThat(framer.next(in)).isTrue();
        framer.retain(in.array());
        byte[] kept = in.array();
        int from = in.position();

        for (int i = 0; i < 100; i++) {
            feed(framer, packet(0, new byte[3_000]));
        }

        assertThat(Arrays.copyOfRange(kept, from, from + 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(framer.readBuffer().array()).isNotSameAs(kept);
    }

    @Test
    void randomPacketsInRandomPiecesComeOutAsTheyWentIn() {
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            PacketFramer framer = framer();
            List<Bytes> sent = new ArrayList<>();
            PacketWriter out = new PacketWriter();
            for (int i = 0; i < 40; i++) {
                byte[] payload = new byte[random.nextInt(random.nextInt(10) == 0 ? 300_000 : 3_000)];
                random.nextBytes(payload);
                sent.add(Bytes.copyOf(payload));
                out.begin(i).writeBytes(payload);
                out.end();
            }
            byte[] stream = out.toBytes().toArray();
            List<Bytes> found = new ArrayList<>();
            for (int at = 0; at < stream.length; ) {
                int to = Math.min(stream.length, at + 1 + random.nextInt(90_000));
                found.addAll(feed(framer, Arrays.copyOfRange(stream, at, to)));
                if (random.nextBoolean()) {
                    framer.retain(framer.readBuffer().array());
                }
                at = to;
            }
            assertThat(found).isEqualTo(sent);
        }
    }
}
