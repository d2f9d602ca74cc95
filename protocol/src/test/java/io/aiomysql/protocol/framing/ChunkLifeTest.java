package io.aiomysql.protocol.framing;

import static io.aiomysql.protocol.framing.Streams.feed;
import static io.aiomysql.protocol.framing.Streams.packet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How large chunks are, and when they are given back. */
@Timeout(60)
class ChunkLifeTest {

    private static final int SMALL_CHUNK = 4_096;

    private final PacketFramer framer = new PacketFramer(1 << 24);

    @Test
    void startsSmallAndGrowsWhenAPacketAsksForIt() {
        assertThat(framer.readBuffer().remaining()).isEqualTo(SMALL_CHUNK);
        feed(framer, packet(0, new byte[10_000]));

        assertThat(framer.readBuffer().remaining()).isEqualTo(PacketFramer.CHUNK_SIZE);
    }

    @Test
    void growsWhenWhatArrivesFillsTheFirstChunk() {
        feed(framer, packet(0, new byte[SMALL_CHUNK - PacketHeader.SIZE]));

        assertThat(framer.readBuffer().remaining()).isEqualTo(PacketFramer.CHUNK_SIZE);
    }

    @Test
    void findsItsChunkAgainWhenMoreArrives() {
        feed(framer, packet(0, new byte[10_000]));
        byte[] chunk = framer.readBuffer().array();
        for (int i = 0; i < 100; i++) {
            framer.rest();
            feed(framer, packet(0, new byte[100]));
        }
        framer.rest();

        assertThat(framer.readBuffer().array()).isSameAs(chunk);
    }

    @Test
    void givesItsChunkBackWhileNothingIsIncomplete() {
        WeakReference<byte[]> chunk = growChunk();
        framer.rest();

        awaitCollected(chunk);

        assertThat(framer.readBuffer().remaining()).isEqualTo(SMALL_CHUNK);
        assertThat(feed(framer, packet(0, new byte[10_000]))).hasSize(1);
    }

    @Test
    void keepsWhatIsIncomplete() {
        byte[] payload = new byte[10_000];
        Arrays.fill(payload, (byte) 7);
        byte[] stream = packet(0, payload);
        feed(framer, Arrays.copyOf(stream, 6_000));
        framer.rest();
        System.gc();

        assertThat(feed(framer, Arrays.copyOfRange(stream, 6_000, stream.length)))
                .singleElement()
                .satisfies(found -> assertThat(found.toArray()).isEqualTo(payload));
    }

    @Test
    void writesBehindWhatIsRetainedAlsoAfterARest() {
        feed(framer, packet(0, new byte[10_000]));
        byte[] first = packet(0, new byte[] {1, 2, 3});
        PayloadReader in = new PayloadReader();
        ByteBuffer room = framer.readBuffer().put(first);
        framer.received(room);
        assertThat(framer.next(in)).isTrue();
        framer.retain(in.array());
        framer.rest();

        assertThat(framer.readBuffer().array()).isSameAs(in.array());
        assertThat(framer.readBuffer().position()).isEqualTo(first.length);
    }

    @Test
    void keepsNothingOfAPacketThatWillNeverBeComplete() {
        feed(framer, Arrays.copyOf(packet(0, new byte[10_000]), 9_000));
        WeakReference<byte[]> chunk = new WeakReference<>(framer.readBuffer().array());

        framer.release();

        awaitCollected(chunk);
        assertThat(framer.hasBufferedBytes()).isFalse();
    }

    private WeakReference<byte[]> growChunk() {
        feed(framer, packet(0, new byte[10_000]));
        return new WeakReference<>(framer.readBuffer().array());
    }

    private static void awaitCollected(WeakReference<byte[]> chunk) {
        while (chunk.get() != null) {
            System.gc();
        }
    }
}
