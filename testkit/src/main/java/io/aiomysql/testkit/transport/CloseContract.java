package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How connections end. */
abstract class CloseContract extends ContractTests {

    CloseContract(TlsContract contract, ChannelKind kind) {
        super(contract, kind);
    }

    @Test
    void closesItsOwnEnd() throws Exception {
        Link link = open();

        link.connection().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(link.peer().read(new byte[1], 0, 1)).isEqualTo(-1);
    }

    @Test
    void closesOnceForManyThreads() throws Exception {
        Link link = open();
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<Void>> closers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            closers.add(async(() -> {
                together.await();
                link.connection().close();
                return null;
            }));
        }
        for (Future<Void> closer : closers) {
            closer.get();
        }

        assertThat(link.listener().awaitClosed()).isEmpty();
        onLoop(link.connection(), () -> {});
    }

    @Test
    void closesOnceWhenBothEndsDoAtTheSameTime() throws Exception {
        for (int i = 0; i < 20; i++) {
            Link link = open();
            CyclicBarrier together = new CyclicBarrier(2);
            Future<Void> peer = async(() -> {
                together.await();
                link.peer().cut();
                return null;
            });
            together.await();
            link.connection().close();

            link.listener().awaitClosed();
            peer.get();
            onLoop(link.connection(), () -> {});
        }
    }

    @Test
    void deliversNothingAfterAListenerHasClosed() throws Exception {
        CompletableFuture<TransportConnection> connection = new CompletableFuture<>();
        Link link = open(new RecordingListener(10) {
            @Override
            void onReceived(byte[] data) {
                connection.join().close();
            }
        });
        connection.complete(link.connection());

        link.peer().write(bytes(1_000, 1));

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(link.listener().receivedCalls()).isEqualTo(1);
    }

    @Test
    void tellsThatThePeerHasClosed() throws Exception {
        Link link = open();
        link.peer().write(bytes(100_000, 2));

        link.peer().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(link.listener().awaitReceived(100_000)).isEqualTo(bytes(100_000, 2));
    }

    @Test
    void tellsThatThePeerHasReset() throws Exception {
        Link link = open();
        link.write(bytes(10, 3));

        link.peer().reset();

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(IOException.class);
    }

    @Test
    void dropsTheBufferWhenThePeerResetsDuringAWrite() throws Exception {
        Link link = open();
        ByteBuffer buffer = ByteBuffer.wrap(new byte[16 * MIB]);
        assertThat(link.connection().write(buffer)).isFalse();

        link.peer().read(1_000);
        link.peer().reset();

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(IOException.class);
        assertThat(buffer.hasRemaining()).isTrue();
    }

    @Test
    void dropsTheBufferWhenItClosesDuringAWrite() throws Exception {
        Link link = open();
        ByteBuffer buffer = ByteBuffer.wrap(new byte[16 * MIB]);
        assertThat(link.connection().write(buffer)).isFalse();

        link.connection().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(buffer.hasRemaining()).isTrue();
    }

    @Test
    void takesWritesAfterTheEndAndDropsThem() throws Exception {
        Link link = open();
        link.connection().close();

        assertThat(link.connection().write(ByteBuffer.wrap(new byte[10]))).isTrue();
        link.listener().awaitClosed();
        assertThat(link.connection().write(ByteBuffer.wrap(new byte[10]))).isTrue();
        link.connection().pauseReading();
        link.connection().resumeReading();
        link.connection().close();
    }

    @Test
    void closesWhileOthersWrite() throws Exception {
        Link link = open();
        Future<Void> writer = async(() -> {
            byte[] data = new byte[1_000];
            while (!link.listener().isClosed()) {
                link.write(data);
            }
            return null;
        });
        link.peer().read(100_000);

        link.connection().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        writer.get();
    }

    @Test
    void closesWithWhatConnectedThrows() throws Exception {
        PeerServer server = listen();
        IllegalStateException thrown = new IllegalStateException("by the test");
        RecordingListener listener = new RecordingListener() {
            @Override
            void onConnected() {
                throw thrown;
            }
        };

        connect(new Target(server.address()), listener);

        assertThat(listener.awaitClosed()).containsSame(thrown);
    }

    @Test
    void closesWithWhatReceivedThrowsAndServesOthersOn() throws Exception {
        AssertionError thrown = new AssertionError("by the test");
        Link failing = open(new RecordingListener() {
            @Override
            void onReceived(byte[] data) {
                throw thrown;
            }
        });
        List<Link> others = List.of(open(), open());

        failing.peer().write(new byte[1]);

        assertThat(failing.listener().awaitClosed()).containsSame(thrown);
        for (Link other : others) {
            other.peer().write(new byte[] {1, 2});
            assertThat(other.listener().awaitReceived(2)).containsExactly(1, 2);
        }
    }

    @Test
    void survivesAListenerThatThrowsWhenClosed() throws Exception {
        Link failing = open(new RecordingListener() {
            @Override
            void onClosed() {
                throw new IllegalStateException("by the test");
            }
        });
        List<Link> others = List.of(open(), open());

        failing.connection().close();

        assertThat(failing.listener().awaitClosed()).isEmpty();
        for (Link other : others) {
            other.peer().write(new byte[] {1, 2});
            assertThat(other.listener().awaitReceived(2)).containsExactly(1, 2);
        }
    }

    @Test
    void closesEveryConnectionWithTheTransport() throws Exception {
        List<Link> links = List.of(open(), open(), open());

        transport().close();
        transport().close();

        assertThat(links)
                .allSatisfy(link -> assertThat(link.listener().awaitClosed()).isEmpty());
        Target target = new Target(listen().address());
        assertThatThrownBy(() -> transport().connect(target, new RecordingListener()))
                .isInstanceOf(IllegalStateException.class);
        // Nobody is left to run it, and nobody is told.
        links.get(0).connection().execute(() -> {});
    }
}
