package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.TransportConnection;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bytes come in. */
abstract class ReadContract extends ContractTests {

    ReadContract(TlsContract contract, ChannelKind kind) {
        super(contract, kind);
    }

    @Test
    void receivesALargeAmount() throws Exception {
        Link link = open();
        byte[] data = bytes(16 * MIB, 1);

        Future<Void> sent = send(link.peer(), data);

        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        sent.get();
    }

    /** A TLS record carries up to 16 KiB, a read of the socket whatever has arrived. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 16_383, 16_384, 100_000, 1_000_000})
    void fillsReadBuffersOfAnySize(int size) throws Exception {
        Link link = open(new RecordingListener(size));
        byte[] data = bytes(Math.max(40_000, 3 * size), size);

        Future<Void> sent = send(link.peer(), data);

        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        sent.get();
    }

    @Test
    void carriesRandomSizesBothWaysAtOnce() throws Exception {
        Link link = open();
        byte[] data = bytes(4 * MIB, 2);
        Future<Void> echo = async(() -> {
            byte[] piece = new byte[50_000];
            for (int done = 0; done < data.length; ) {
                int count = link.peer().read(piece, 0, piece.length);
                link.peer().write(Arrays.copyOf(piece, count));
                done += count;
            }
            return null;
        });

        Random sizes = new Random(3);
        for (int from = 0; from < data.length; ) {
            int to = Math.min(data.length, from + 1 + sizes.nextInt(1 << sizes.nextInt(19)));
            link.write(Arrays.copyOfRange(data, from, to));
            from = to;
        }

        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        echo.get();
    }

    @Test
    void deliversNothingWhilePaused() throws Exception {
        Link link = open();
        byte[] data = bytes(MIB, 4);

        onLoop(link.connection(), link.connection()::pauseReading);
        Future<Void> sent = send(link.peer(), data);
        awaitTimer(link.connection(), Duration.ofMillis(100));

        assertThat(link.listener().receivedCount()).isZero();
        link.connection().resumeReading();
        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        sent.get();
    }

    @Test
    void deliversAtMostTheReadUnderWayAfterAPause() throws Exception {
        CompletableFuture<TransportConnection> connection = new CompletableFuture<>();
        Link link = open(new RecordingListener(1_000) {
            @Override
            void onReceived(byte[] data) {
                connection.join().pauseReading();
            }
        });
        connection.complete(link.connection());
        byte[] data = bytes(100_000, 5);
        Future<Void> sent = send(link.peer(), data);

        int calls = 0;
        while (link.listener().receivedCount() < data.length) {
            calls++;
            link.listener().awaitReceivedCalls(calls);
            // What was to come in spite of the pause has come when the event loop has made a few turns.
            onLoop(link.connection(), () -> {});
            onLoop(link.connection(), () -> {});
            assertThat(link.listener().receivedCalls()).isEqualTo(calls);
            link.connection().resumeReading();
        }

        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        sent.get();
    }

    @Test
    void losesNothingWhenPausedAndResumedFromElsewhereAllTheTime() throws Exception {
        Link link = open(new RecordingListener(10_000));
        byte[] data = bytes(8 * MIB, 6);
        Future<Void> sent = send(link.peer(), data);

        while (link.listener().receivedCount() < data.length) {
            link.connection().pauseReading();
            link.connection().resumeReading();
        }

        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        sent.get();
    }

    @Test
    void writesWhilePaused() throws Exception {
        Link link = open();
        link.connection().pauseReading();
        Future<Void> unread = send(link.peer(), bytes(MIB, 7));
        byte[] data = bytes(MIB, 8);
        Future<byte[]> arrived = async(() -> link.peer().read(data.length));

        link.write(data);

        assertThat(arrived.get()).isEqualTo(data);
        link.connection().resumeReading();
        unread.get();
    }

    @Test
    void restsWhilePaused() throws Exception {
        Link link = open(new RecordingListener(100));
        onLoop(link.connection(), link.connection()::pauseReading);
        Future<Void> unread = send(link.peer(), bytes(MIB, 9));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] used = new long[1];

        onLoop(link.connection(), () -> used[0] -= threads.getCurrentThreadCpuTime());
        awaitTimer(link.connection(), Duration.ofMillis(300));
        onLoop(link.connection(), () -> used[0] += threads.getCurrentThreadCpuTime());

        // An event loop that goes round and round uses all of it.
        assertThat(Duration.ofNanos(used[0])).isLessThan(Duration.ofMillis(100));
        link.connection().resumeReading();
        unread.get();
    }

    @Test
    void deliversWhatCameBeforeThePeersCloseWhenItResumes() throws Exception {
        Link link = open(new RecordingListener(1_000));
        byte[] data = bytes(20_000, 10);
        onLoop(link.connection(), link.connection()::pauseReading);
        // The JDK's TLS socket closes only when the other end has said so, too.
        Future<Void> sent = async(() -> {
            link.peer().write(data);
            link.peer().close();
            return null;
        });
        awaitTimer(link.connection(), Duration.ofMillis(50));

        link.connection().resumeReading();

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(link.listener().awaitReceived(data.length)).isEqualTo(data);
        sent.get();
    }

    private Future<Void> send(PeerConnection peer, byte[] data) {
        return async(() -> {
            peer.write(data);
            return null;
        });
    }

    private static void awaitTimer(TransportConnection connection, Duration delay) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        connection.schedule(() -> over.complete(null), delay);
        over.orTimeout(Target.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
