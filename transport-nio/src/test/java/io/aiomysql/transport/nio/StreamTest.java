package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What this transport promises of open connections beyond the contract: last words, and misuse that is refused. */
@Timeout(60)
class StreamTest {

    private final NioTransport transport = NioTransport.builder().build();
    private final TestListener listener = new TestListener();
    private ServerSocket server;
    private TransportConnection connection;
    private Socket peer;

    /** Kept: the JDK 17 closes a TLS socket that nobody refers to. */
    private SSLSocket tls;

    @BeforeEach
    void open() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        connection = transport.connect(new TestConfig(server.getLocalSocketAddress()), listener);
        peer = server.accept();
        // Last words must have left before a reset.
        peer.setTcpNoDelay(true);
        listener.awaitConnected();
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        peer.close();
        server.close();
    }

    @Test
    void deliversThePeersLastWordsBeforeItTellsThatAWriteFailed() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        // The event loop sees nothing before the write below has failed.
        connection.execute(() -> await(failed));

        peer.getOutputStream().write("goodbye".getBytes(StandardCharsets.UTF_8));
        reset();
        long writes = -1;
        while (connection.writeCount() > writes) {
            writes = connection.writeCount();
            assertThat(connection.write(ByteBuffer.allocate(10))).isTrue();
        }
        failed.countDown();

        assertThat(listener.awaitClosed().orElseThrow()).isInstanceOf(IOException.class);
        assertThat(listener.received()).isEqualTo("goodbye");
    }

    @Test
    void deliversThePeersLastWordsOverTls() throws Exception {
        startTls();
        CountDownLatch gone = new CountDownLatch(1);
        connection.execute(() -> await(gone));

        tls.getOutputStream().write("goodbye".getBytes(StandardCharsets.UTF_8));
        reset();
        // Before what the selector has to tell.
        assertThat(connection.write(ByteBuffer.allocate(10))).isFalse();
        gone.countDown();

        assertThat(listener.awaitClosed().orElseThrow()).isInstanceOf(IOException.class);
        assertThat(listener.received()).isEqualTo("goodbye");
    }

    @Test
    void sendsAfterTheHandshakeWhatWasWrittenDuringIt() throws Exception {
        byte[] data = "hello".getBytes(StandardCharsets.UTF_8);
        onLoop(() -> {
            connection.startTls(trusting());
            assertThat(connection.write(ByteBuffer.wrap(data))).isFalse();
        });

        serverSide();

        assertThat(tls.getInputStream().readNBytes(data.length)).isEqualTo(data);
    }

    @Test
    void refusesAWriteBeforeTheOneBeforeIsHandedBack() throws Exception {
        assertThat(connection.write(ByteBuffer.allocate(16 << 20))).isFalse();

        assertThatThrownBy(() -> connection.write(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAWriteBeforeTheOneBeforeIsHandedBackOverTls() throws Exception {
        startTls();
        assertThat(connection.write(ByteBuffer.allocate(16 << 20))).isFalse();

        assertThatThrownBy(() -> connection.write(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAWriteBeforeItIsConnected() throws Exception {
        onLoop(() -> {
            TransportConnection early =
                    transport.connect(new TestConfig(server.getLocalSocketAddress()), new TestListener());
            assertThatThrownBy(() -> early.write(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void refusesTlsWhileABufferIsBeingWritten() {
        assertThat(connection.write(ByteBuffer.allocate(16 << 20))).isFalse();

        onLoop(() ->
                assertThatThrownBy(() -> connection.startTls(trusting())).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void refusesTlsWithinTls() throws Exception {
        startTls();

        onLoop(() ->
                assertThatThrownBy(() -> connection.startTls(trusting())).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void failsWhenThePeerEndsTlsDuringTheHandshake() throws Exception {
        onLoop(() -> connection.startTls(trusting()));

        // A warning: close_notify (RFC 5246, section 7.2).
        peer.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 1, 0});

        assertThat(listener.awaitClosed().orElseThrow()).isInstanceOf(SSLException.class);
    }

    @Test
    void failsWithTheErrorOfATrustManager() throws Exception {
        AssertionError thrown = new AssertionError("by the test");
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new ThrowingTrust(thrown)}, null);
        onLoop(() -> connection.startTls(new TlsConfig(context, "localhost", 3306, false)));

        CompletableFuture<Void> handshake = CompletableFuture.runAsync(() -> {
            try {
                serverSide();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(listener.awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .hasCause(thrown);
        assertThatThrownBy(() -> handshake.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    private void startTls() throws Exception {
        onLoop(() -> connection.startTls(trusting()));
        serverSide();
        listener.awaitTlsStarted();
    }

    private void serverSide() throws IOException {
        SSLContext context = TestCertificates.shared().serverContext();
        tls = (SSLSocket) context.getSocketFactory().createSocket(peer, null, true);
        tls.startHandshake();
    }

    private void reset() throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
    }

    private void onLoop(Runnable task) {
        CompletableFuture.runAsync(task, connection)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static TlsConfig trusting() {
        return new TlsConfig(TestCertificates.shared().clientContext(), "localhost", 3306, true);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record ThrowingTrust(AssertionError thrown) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw thrown;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw thrown;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
