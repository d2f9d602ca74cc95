package io.aiomysql.internal.connection;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import io.aiomysql.Compression;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.Row;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.Outcomes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** A connection whose packets are compressed, with the test as its server. */
class CompressedSessionTest {

    private static final int HEADER = 7;
    private static final List<ColumnDefinition> TEXT = List.of(ColumnDefinition.text("t"));

    private final MemorySession session = MemorySession.connecting(
            options -> options.compression(Compression.ZLIB).autocommit(null));

    @Test
    void compressionBeginsBehindTheLogin() {
        open();
        assertThat(session.opening()).isCompleted();
        byte[] login = session.socket().writes().get(0);
        assertThat(login[4] & 0x20).as("CLIENT_COMPRESS").isNotZero();
        byte[] setUp = session.socket().writes().get(1);
        assertThat(setUp[3]).as("the first compressed sequence id").isZero();
        assertThat(setUp[HEADER + 3]).as("the command's own sequence id").isZero();
    }

    @Test
    void aServerThatDoesNotOfferItIsRefused() {
        session.socket().open();
        session.deliver(0, Greeting.mysql().payload());
        assertThat(Outcomes.failure(MySqlConnectionException.class, session.opening()))
                .hasMessageContaining("(zlib)")
                .hasMessageContaining("UNCOMPRESSED");
    }

    /** Servers go on with the number of the compressed packet when they have sent all they had. */
    @Test
    void thePacketsAreCountedAnewInANewCompressedPacket() {
        open();
        var answer = session.connection().query("SELECT 1");
        byte[][] result = MemorySession.number(5);
        for (int i = 0; i < result.length; i++) {
            compressed(1 + i, MemorySession.packets(1 + i, result[i]));
        }
        assertThat(answer.join().single().getInt(0)).isEqualTo(5);

        var other = session.connection().query("SELECT 1");
        compressed(1, MemorySession.packets(1, result[0], result[1], result[2]));
        compressed(2, MemorySession.packets(2, result[3]));
        assertThat(other.join().single().getInt(0)).isEqualTo(5);
    }

    @Test
    void aPacketWithAnotherNumberIsRefused() {
        open();
        var answer = session.connection().query("SELECT 1");
        compressed(1, MemorySession.packets(7, MemorySession.number(5)));
        assertThat(Outcomes.failure(MySqlProtocolException.class, answer)).hasMessageContaining("7 instead of 1");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aConnectionCutInsideOfACompressedPacketFailsWhatIsInFlight() {
        open();
        var answer = session.connection().query("SELECT 1");
        byte[] packet = compress(1, MemorySession.packets(1, MemorySession.number(5)));
        session.socket().deliver(Arrays.copyOf(packet, packet.length - 12));
        assertThat(answer).isNotDone();

        session.socket().lose(null);

        assertThat(Outcomes.failure(MySqlConnectionException.class, answer).mayHaveExecuted())
                .isTrue();
    }

    @Test
    void whileAStreamRestsNothingMoreIsDecompressed() {
        open();
        Rows rows = new Rows();
        session.connection().stream("SELECT t FROM t").subscribe(rows);
        String text = "a".repeat(1_000);
        byte[][] result = MemorySession.result(MemorySession.AUTOCOMMIT, TEXT, Collections.nCopies(3_000, text));
        byte[] packet = compress(1, MemorySession.packets(1, result));
        // The sum at the end is wrong: whoever decompresses all of it learns that.
        packet[packet.length - 1] ^= 1;

        session.socket().deliver(packet);

        assertThat(session.socket().isReadingPaused()).isTrue();
        assertThat(session.socket().isClosed()).isFalse();
        rows.subscription.request(Long.MAX_VALUE);
        for (int i = 0; i < 1_000 && !session.socket().isClosed(); i++) {
            session.socket().turn();
        }
        assertThat(session.socket().isClosed()).isTrue();
        assertThat(rows.count).isGreaterThan(100);
    }

    @Test
    void otherConnectionsGetTheirTurnWhileALargeAnswerIsDecompressed() {
        open();
        Rows rows = new Rows();
        session.connection().stream("SELECT t FROM t").subscribe(rows);
        rows.subscription.request(Long.MAX_VALUE);
        int count = 12_000;
        byte[][] result =
                MemorySession.result(MemorySession.AUTOCOMMIT, TEXT, Collections.nCopies(count, "a".repeat(1_000)));
        List<Integer> seen = new ArrayList<>();
        session.socket().execute(() -> {
            seen.add(rows.count);
            assertThat(session.socket().isReadingPaused()).isTrue();
        });

        compressed(1, MemorySession.packets(1, result));

        assertThat(seen).singleElement(as(INTEGER)).isBetween(500, 2_100);
        assertThat(rows.count).isEqualTo(count);
        assertThat(session.socket().isReadingPaused()).isFalse();
        var next = session.connection().query("SELECT 1");
        compressed(1, MemorySession.packets(1, MemorySession.number(5)));
        assertThat(next.join().single().getInt(0)).isEqualTo(5);
    }

    private static final class Rows implements Flow.Subscriber<Row> {
        private Flow.Subscription subscription;
        private int count;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(Row row) {
            count++;
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    private void open() {
        session.socket().open();
        session.deliver(0, Greeting.mysql().with(Capabilities.CLIENT_COMPRESS).payload());
        session.deliver(2, ServerPackets.ok(MemorySession.AUTOCOMMIT));
        compressed(1, MemorySession.packets(1, ServerPackets.ok(MemorySession.AUTOCOMMIT)));
        compressed(1, MemorySession.packets(1, ServerPackets.ok(MemorySession.AUTOCOMMIT)));
        compressed(1, MemorySession.packets(1, MemorySession.state()));
    }

    private void compressed(int id, byte[] packets) {
        session.socket().deliver(compress(id, packets));
    }

    private static byte[] compress(int id, byte[] packets) {
        Deflater deflater = new Deflater();
        deflater.setInput(packets);
        deflater.finish();
        byte[] body = new byte[packets.length + 100];
        int size = deflater.deflate(body);
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) size, (byte) (size >>> 8), (byte) (size >>> 16), (byte) id});
        int length = packets.length;
        out.writeBytes(new byte[] {(byte) length, (byte) (length >>> 8), (byte) (length >>> 16)});
        out.write(body, 0, size);
        return out.toByteArray();
    }
}
