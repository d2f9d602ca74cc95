package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.transport.TestConfig;
import io.aiomysql.testkit.transport.TestListener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConsolidationTest {

    @Test
    void whatIsWrittenDuringADeliveryLeavesWhenAllThatIsThereWasDelivered() throws Exception {
        int size = 100_000;
        CountDownLatch sent = new CountDownLatch(1);
        AnsweringListener listener = new AnsweringListener(size);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                NettyTransport transport = NettyTransport.builder().build()) {
            TransportConnection connection =
                    transport.connect(new TestConfig(server.getLocalSocketAddress()), listener);
            try (Socket peer = server.accept()) {
                listener.awaitConnected();
                // The event loop sees nothing before all is there.
                connection.execute(() -> await(sent));
                peer.getOutputStream().write(new byte[size]);
                sent.countDown();

                assertThat(peer.getInputStream().readNBytes(1)).hasSize(1);
                assertThat(connection.writeCount()).isEqualTo(1);
                assertThat(listener.receivedBeforeWritten()).isGreaterThan(AnsweringListener.ROOM);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers the first bytes that it gets, and counts those that come before the answer has left. */
    private static final class AnsweringListener extends TestListener {

        static final int ROOM = 1_000;

        private final CountDownLatch written = new CountDownLatch(1);
        private TransportConnection connection;
        private int received;

        AnsweringListener(int size) {
            assertThat(size).isGreaterThan(ROOM);
        }

        @Override
        public void connected(TransportConnection opened) {
            connection = opened;
            super.connected(opened);
        }

        @Override
        public void received(ByteBuffer buffer) {
            if (received == 0) {
                assertThat(connection.write(ByteBuffer.wrap(new byte[] {42}))).isFalse();
            }
            if (written.getCount() > 0) {
                received += buffer.position();
            }
        }

        @Override
        public void written(ByteBuffer data) {
            written.countDown();
        }

        int receivedBeforeWritten() throws InterruptedException {
            written.await();
            return received;
        }
    }
}
