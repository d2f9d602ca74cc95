package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.tls.TestCertificates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections change to TLS in mid-stream, and whom they trust. */
abstract class TlsHandshakeContract extends ContractTests {

    private final TestCertificates certificates = TestCertificates.shared();

    TlsHandshakeContract(TlsContract contract) {
        super(contract, ChannelKind.TCP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void startsTlsAfterBytesInClear(String version) throws Exception {
        Link link = open();
        link.write(bytes(5_000, 1));
        assertThat(link.peer().read(5_000)).isEqualTo(bytes(5_000, 1));
        link.peer().write(bytes(3_000, 2));
        link.listener().awaitReceived(3_000);

        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        link.peer().startTls(certificates.serverContext(), version);
        link.peer().write(bytes(4_000, 3));
        link.write(bytes(50_000, 4));

        assertThat(link.peer().read(50_000)).isEqualTo(bytes(50_000, 4));
        assertThat(link.listener().awaitReceived(7_000))
                .startsWith(bytes(3_000, 2))
                .endsWith(bytes(4_000, 3));
        assertThat(((TcpPeer) link.peer()).tls().getSession().getProtocol()).isEqualTo(version);
    }

    @Test
    void startsTlsFromWithinAListenerCall() throws Exception {
        CompletableFuture<TransportConnection> connection = new CompletableFuture<>();
        Link link = open(new RecordingListener() {
            @Override
            void onReceived(byte[] data) {
                if (data.length == 1) {
                    connection.join().startTls(trusting("localhost"));
                }
            }
        });
        connection.complete(link.connection());

        link.peer().write(new byte[1]);
        link.peer().startTls(certificates.serverContext());
        link.peer().write(new byte[] {1, 2, 3});

        assertThat(link.listener().awaitReceived(4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void negotiatesWhileReadingIsPaused() throws Exception {
        Link link = open();
        onLoop(link.connection(), link.connection()::pauseReading);

        startTls(link);
        link.peer().write(new byte[] {1});
        onLoop(link.connection(), () -> {});

        assertThat(link.listener().receivedCount()).isZero();
        link.connection().resumeReading();
        assertThat(link.listener().awaitReceived(1)).containsExactly(1);
    }

    @Test
    void renegotiates() throws Exception {
        assumeThat(contract().renegotiates()).as("the TLS library renegotiates").isTrue();
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        link.peer().startTls(certificates.serverContext(), "TLSv1.2");
        link.listener().awaitTlsStarted();

        // The server asks for a new handshake, which is done when it has read what follows it.
        ((TcpPeer) link.peer()).tls().startHandshake();
        Future<byte[]> arrived = async(() -> link.peer().read(100_000));
        link.peer().write(bytes(1_000, 5));
        assertThat(link.listener().awaitReceived(1_000)).isEqualTo(bytes(1_000, 5));
        link.write(bytes(100_000, 6));

        assertThat(arrived.get()).isEqualTo(bytes(100_000, 6));
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        Link link = open();

        Future<Void> server = handshake(link, certificates.wrongNameServerContext(), trusting("localhost"));

        assertThat(link.listener().awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .hasStackTraceContaining(CertificateException.class.getName());
        assertThatThrownBy(server::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void takesACertificateForAnotherHostWhenTheNameIsNotToBeVerified() throws Exception {
        Link link = open();
        TlsConfig config = tls(certificates.clientTrust(), "localhost", false);

        handshake(link, certificates.wrongNameServerContext(), config).get();

        link.listener().awaitTlsStarted();
    }

    @Test
    void refusesACertificateThatTheContextDoesNotTrust() throws Exception {
        Link link = open();
        TlsConfig config = tls(certificates.untrustingClientTrust(), "localhost", false);

        Future<Void> server = handshake(link, certificates.serverContext(), config);

        assertThat(link.listener().awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .rootCause()
                .isInstanceOfAny(CertificateException.class, CertPathBuilderException.class);
        assertThatThrownBy(server::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void takesTheCommonNameWhereThereIsNoAlternativeName() throws Exception {
        Link link = open();

        handshake(link, certificates.commonNameServerContext(), trusting("localhost"))
                .get();

        link.listener().awaitTlsStarted();
    }

    @Test
    void refusesACommonNameThatIsNotTheHost() throws Exception {
        Link byAddress = open();

        Future<Void> server = handshake(byAddress, certificates.commonNameServerContext(), trusting("127.0.0.1"));

        assertThat(byAddress.listener().awaitClosed().orElseThrow()).isInstanceOf(SSLException.class);
        assertThatThrownBy(server::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void verifiesAnAddress() throws Exception {
        Link link = open();

        handshake(link, certificates.serverContext(), trusting("127.0.0.1")).get();

        link.listener().awaitTlsStarted();
    }

    @Test
    void refusesACertificateForAnotherAddress() throws Exception {
        Link link = open();

        Future<Void> server = handshake(link, certificates.serverContext(), trusting("127.0.0.2"));

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(SSLException.class);
        assertThatThrownBy(server::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void tellsTheServerItsNameButNotItsAddress() throws Exception {
        Link byName = open();
        handshake(byName, certificates.serverContext(), trusting("localhost")).get();
        Link byAddress = open();
        handshake(byAddress, certificates.serverContext(), trusting("127.0.0.1"))
                .get();

        assertThat(session(byName).getRequestedServerNames()).containsExactly(new SNIHostName("localhost"));
        assertThat(session(byAddress).getRequestedServerNames()).isEmpty();
    }

    @Test
    void doesNotBlockTheEventLoopWhileACertificateIsChecked() throws Exception {
        Link link = open();
        CountDownLatch checking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TlsConfig slow = tls(new SlowTrust(checking, goOn), "localhost", false);

        Future<Void> server = handshake(link, certificates.serverContext(), slow);
        checking.await();
        onLoop(link.connection(), () -> {});
        goOn.countDown();

        server.get();
        link.listener().awaitTlsStarted();
    }

    @Test
    void sendsAfterTheHandshakeWhatWasWrittenDuringIt() throws Exception {
        Link link = open();
        byte[] data = bytes(20, 7);
        onLoop(link.connection(), () -> {
            link.connection().startTls(trusting("localhost"));
            assertThat(link.connection().write(ByteBuffer.wrap(data))).isFalse();
        });

        link.peer().startTls(certificates.serverContext());

        assertThat(link.peer().read(data.length)).isEqualTo(data);
    }

    @Test
    void refusesTlsWhileABufferIsBeingWritten() throws Exception {
        Link link = open();
        assertThat(link.connection().write(ByteBuffer.allocate(16 * MIB))).isFalse();

        onLoop(
                link.connection(),
                () -> assertThatThrownBy(() -> link.connection().startTls(trusting("localhost")))
                        .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void refusesTlsWithinTls() throws Exception {
        Link link = open();
        startTls(link);

        onLoop(
                link.connection(),
                () -> assertThatThrownBy(() -> link.connection().startTls(trusting("localhost")))
                        .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void failsWithTheErrorOfATrustManager() throws Exception {
        AssertionError thrown = new AssertionError("by the test");
        Link link = open();

        Future<Void> server =
                handshake(link, certificates.serverContext(), tls(new ThrowingTrust(thrown), "localhost", false));

        assertThat(link.listener().awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .rootCause()
                .isSameAs(thrown);
        assertThatThrownBy(server::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void refusesToStartTlsOutsideTheEventLoop() throws Exception {
        Link link = open();

        assertThatThrownBy(() -> link.connection().startTls(trusting("localhost")))
                .isInstanceOf(IllegalStateException.class);
    }

    private Future<Void> handshake(Link link, SSLContext server, TlsConfig client) {
        onLoop(link.connection(), () -> link.connection().startTls(client));
        return async(() -> {
            link.peer().startTls(server);
            return null;
        });
    }

    private static ExtendedSSLSession session(Link link) {
        return (ExtendedSSLSession) ((TcpPeer) link.peer()).tls().getSession();
    }
}
