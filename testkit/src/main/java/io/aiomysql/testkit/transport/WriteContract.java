package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TransportConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** How bytes go out. */
abstract class WriteContract extends ContractTests {

    WriteContract(TlsContract contract, ChannelKind kind) {
        super(contract, kind);
    }

    @Test
    void writesSmallBuffersInOrder() throws Exception {
        Link link = open();
        byte[] data = bytes(100_000, 1);
        Future<byte[]> arrived = async(() -> link.peer().read(data.length));

        Random sizes = new Random(2);
        for (int from = 0; from < data.length; ) {
            int to = Math.min(data.length, from + 1 + sizes.nextInt(100));
            link.write(Arrays.copyOfRange(data, from, to));
            from = to;
        }

        assertThat(arrived.get()).isEqualTo(data);
    }

    @Test
    void writesALargeBufferToAPeerThatTakesItsTime() throws Exception {
        Link link = open();
        byte[] data = bytes(16 * MIB, 3);
        ByteBuffer buffer = ByteBuffer.wrap(data);

        assertThat(link.connection().write(buffer)).isFalse();
        Future<byte[]> arrived = async(() -> link.peer().read(data.length));
        link.listener().awaitWritten();

        assertThat(buffer.hasRemaining()).isFalse();
        assertThat(arrived.get()).isEqualTo(data);
    }

    @Test
    void writesOnlyWhatIsBetweenPositionAndLimit() throws Exception {
        Link link = open();
        byte[] data = bytes(1_000, 4);
        ByteBuffer slice =
                ByteBuffer.wrap(data).position(100).slice().position(50).limit(250);
        ByteBuffer buffer = slice.duplicate();

        if (!link.connection().write(buffer)) {
            link.listener().awaitWritten();
        }

        assertThat(link.peer().read(200)).isEqualTo(Arrays.copyOfRange(data, 150, 350));
        assertThat(buffer.position()).isEqualTo(250);
        assertThat(buffer.limit()).isEqualTo(250);
    }

    @Test
    void refusesAWriteBeforeTheOneBeforeIsHandedBack() throws Exception {
        Link link = open();
        assertThat(link.connection().write(ByteBuffer.allocate(16 * MIB))).isFalse();

        assertThatThrownBy(() -> link.connection().write(ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void answersFromWithinTheCallThatDelivers() throws Exception {
        CompletableFuture<TransportConnection> connection = new CompletableFuture<>();
        Link link = open(new RecordingListener() {
            @Override
            void onReceived(byte[] data) {
                connection.join().write(ByteBuffer.wrap(data));
            }
        });
        connection.complete(link.connection());

        for (int i = 1; i <= 1_000; i++) {
            byte[] question = bytes(i, i);
            link.peer().write(question);
            assertThat(link.peer().read(question.length)).isEqualTo(question);
        }
    }

    @Test
    void deliversThePeersLastWordsBeforeItTellsThatAWriteFailed() throws Exception {
        // Small, so that there is more to deliver than one turn of the event loop takes.
        Link link = open(new RecordingListener(100));
        // An unread rest makes the end of a unix socket a reset.
        link.write(bytes(10, 9));
        CountDownLatch gone = new CountDownLatch(1);
        // The event loop sees nothing before the writes below.
        link.connection().execute(() -> awaitUninterrupted(gone));

        link.peer().write(bytes(10_000, 10));
        link.peer().reset();
        boolean handedBack = true;
        long writes = -1;
        while (handedBack && link.connection().writeCount() > writes) {
            writes = link.connection().writeCount();
            handedBack = link.connection().write(ByteBuffer.wrap(bytes(10, 9)));
        }
        gone.countDown();

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(IOException.class);
        assertThat(link.listener().awaitReceived(10_000)).isEqualTo(bytes(10_000, 10));
    }

    @Test
    void writesFromTheEventLoop() throws Exception {
        Link link = open();
        byte[] data = bytes(5_000, 5);

        AtomicBoolean handedBack = new AtomicBoolean();
        onLoop(link.connection(), () -> handedBack.set(link.connection().write(ByteBuffer.wrap(data))));

        assertThat(link.peer().read(data.length)).isEqualTo(data);
        if (!handedBack.get()) {
            link.listener().awaitWritten();
        }
    }

    @Test
    void sendsASmallBufferInOneSystemCall() throws Exception {
        Link link = open();
        long before = link.connection().writeCount();

        for (int i = 0; i < 10; i++) {
            link.write(bytes(1_000, i));
        }

        assertThat(link.connection().writeCount() - before).isEqualTo(10);
    }

    @Test
    void sendsNothingForAnEmptyBuffer() throws Exception {
        Link link = open();
        long before = link.connection().writeCount();

        link.write(new byte[0]);
        link.write(new byte[] {42});

        assertThat(link.connection().writeCount() - before).isEqualTo(1);
        assertThat(link.peer().read(1)).containsExactly(42);
    }

    @Test
    void keepsTheOrderOfManyThreadsThatWriteInTurn() throws Exception {
        Link link = open();
        int threads = 8;
        int each = 200;
        ReentrantLock turn = new ReentrantLock();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        List<Future<Void>> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int seed = t;
            writers.add(async(() -> {
                for (int i = 0; i < each; i++) {
                    byte[] data = bytes(1 + (i * 37) % 3_000, seed);
                    turn.lock();
                    try {
                        expected.writeBytes(data);
                        link.write(data);
                    } finally {
                        turn.unlock();
                    }
                }
                return null;
            }));
        }
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        int total = 0;
        for (int i = 0; i < each; i++) {
            total += threads * (1 + (i * 37) % 3_000);
        }
        arrived.writeBytes(link.peer().read(total));
        for (Future<Void> writer : writers) {
            writer.get();
        }

        assertThat(arrived.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void survivesThatItsCallerIsInterrupted() throws Exception {
        Link link = open();

        Thread.currentThread().interrupt();
        boolean done = link.connection().write(ByteBuffer.wrap(bytes(100, 6)));
        assertThat(Thread.interrupted()).isTrue();
        if (!done) {
            link.listener().awaitWritten();
        }

        assertThat(link.peer().read(100)).isEqualTo(bytes(100, 6));
        link.write(bytes(100, 7));
        assertThat(link.peer().read(100)).isEqualTo(bytes(100, 7));
    }

    /** SocketChannel may be closed by an interrupt of a thread that is in one of its methods; this must not happen here. */
    @Test
    void survivesThatItsCallerIsInterruptedAllTheTime() throws Exception {
        Link link = open();
        int writes = 5_000;
        Future<byte[]> arrived = async(() -> link.peer().read(100 * writes));
        AtomicBoolean over = new AtomicBoolean();
        // Elsewhere it would only keep the processors busy.
        AtomicBoolean writing = new AtomicBoolean();
        Thread writer = Thread.currentThread();
        Future<Void> interrupter = async(() -> {
            while (!over.get()) {
                if (writing.get()) {
                    writer.interrupt();
                }
            }
            return null;
        });
        byte[] data = bytes(100, 8);
        try {
            for (int i = 0; i < writes; i++) {
                writing.set(true);
                boolean done = link.connection().write(ByteBuffer.wrap(data));
                writing.set(false);
                if (!done) {
                    awaitWrittenUninterrupted(link.listener());
                }
            }
        } finally {
            over.set(true);
            awaitUninterrupted(interrupter);
            Thread.interrupted();
        }

        assertThat(arrived.get()).hasSize(100 * writes);
        assertThat(link.listener().isClosed()).isFalse();
    }

    private static void awaitWrittenUninterrupted(RecordingListener listener) {
        while (true) {
            try {
                listener.awaitWritten();
                return;
            } catch (InterruptedException e) {
                // The test interrupts on purpose.
            }
        }
    }

    private static void awaitUninterrupted(Future<Void> future) throws Exception {
        while (true) {
            try {
                future.get();
                return;
            } catch (InterruptedException e) {
                // The test interrupts on purpose.
            }
        }
    }
}
