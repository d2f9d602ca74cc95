package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlainStreamTest {

    @Test
    void deliversThePeersLastWordsBeforeItTellsThatAWriteFailed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                NioTransport transport = NioTransport.builder().build()) {
            TestListener listener = new TestListener();
            TransportConnection connection =
                    transport.connect(new TestConfig(server.getLocalSocketAddress()), listener);
            Socket peer = server.accept();
            listener.awaitConnected();
            // The event loop sees nothing before the write below has failed.
            CountDownLatch failed = new CountDownLatch(1);
            connection.execute(() -> await(failed));

            peer.getOutputStream().write("goodbye".getBytes(StandardCharsets.UTF_8));
            peer.setSoLinger(true, 0);
            peer.close();
            long writes = -1;
            while (connection.writeCount() > writes) {
                writes = connection.writeCount();
                assertThat(connection.write(ByteBuffer.allocate(10))).isTrue();
            }
            failed.countDown();

            assertThat(listener.awaitClosed().orElseThrow()).isInstanceOf(IOException.class);
            assertThat(listener.received()).isEqualTo("goodbye");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
