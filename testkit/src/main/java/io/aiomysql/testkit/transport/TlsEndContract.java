package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.testkit.tls.TestCertificates;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** How TLS ends: said, unsaid, and before it has begun. */
abstract class TlsEndContract extends ContractTests {

    TlsEndContract(TlsContract contract) {
        super(contract, ChannelKind.TCP);
    }

    @Test
    void tellsAnOrderlyEndWhenThePeerSaysSo() throws Exception {
        Link link = open();
        startTls(link);
        link.peer().write(bytes(50_000, 1));

        link.peer().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(link.listener().awaitReceived(50_000)).isEqualTo(bytes(50_000, 1));
    }

    @Test
    void tellsATruncationWhenThePeerDoesNotSaySo() throws Exception {
        Link link = open();
        startTls(link);
        link.peer().write(bytes(50_000, 2));

        link.peer().cut();

        assertThat(link.listener().awaitClosed().orElseThrow())
                .isInstanceOf(EOFException.class)
                .hasMessage("the server closed the connection without notice, as when it is shut down or killed");
        assertThat(link.listener().awaitReceived(50_000)).isEqualTo(bytes(50_000, 2));
    }

    @Test
    void saysThatItCloses() throws Exception {
        Link link = open();
        startTls(link);
        link.write(bytes(100, 3));

        link.connection().close();

        assertThat(link.peer().read(100)).isEqualTo(bytes(100, 3));
        // Without the word, the JDK's socket throws.
        assertThat(link.peer().read(new byte[1], 0, 1)).isEqualTo(-1);
    }

    @Test
    void failsWhenThePeerClosesDuringTheHandshake() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        // The record's header ends with its length (RFC 8446, section 5.1); an unread rest would make this a reset.
        byte[] header = link.peer().read(5);
        link.peer().read(ByteBuffer.wrap(header).getShort(3));

        link.peer().cut();

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(SSLException.class);
    }

    @Test
    void tellsNoBytesOfARecordThatThePeerDoesNotFinish() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        byte[] header = link.peer().read(5);
        link.peer().read(ByteBuffer.wrap(header).getShort(3));

        // A handshake record of 100 bytes, of which one comes.
        link.peer().write(new byte[] {22, 3, 3, 0, 100, 2});
        link.peer().cut();

        assertThat(link.listener().awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .hasMessage("the peer closed the connection during the TLS handshake");
        assertThat(link.listener().receivedCount()).isZero();
    }

    @Test
    void failsWhenThePeerEndsTlsDuringTheHandshake() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));

        // A warning: close_notify (RFC 5246, section 7.2).
        link.peer().write(new byte[] {21, 3, 3, 0, 2, 1, 0});

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(SSLException.class);
    }

    @Test
    void doesNotTakeTlsForStartedBecauseThePeerSpeaksFirst() throws Exception {
        Link link = open();
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        // More than the event loop does in one turn, between the call and what comes after it.
        link.connection().execute(() -> {
            heldUp.countDown();
            awaitUninterrupted(said);
            for (int i = 0; i < 10_000; i++) {
                link.connection().execute(() -> {});
            }
            link.connection().startTls(trusting("localhost"));
        });

        heldUp.await();
        link.peer().write("no TLS".getBytes(StandardCharsets.US_ASCII));
        said.countDown();

        assertThat(link.listener().awaitReceived(6))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("no TLS");
        assertThat(link.listener().isTlsStarted()).isFalse();
    }

    @Test
    void failsWhenARecordWasChangedOnTheWay() throws Exception {
        Link link = open();
        startTls(link);
        PeerConnection beneath = ((TcpPeer) link.peer()).beneathTls();

        // Application data (RFC 8446, section 5.1), which no key has made.
        beneath.write(new byte[] {23, 3, 3, 0, 32});
        beneath.write(bytes(32, 4));

        assertThat(link.listener().awaitClosed().orElseThrow()).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> link.peer().read(1)).isInstanceOf(IOException.class);
    }

    @Test
    void closesDuringTheHandshake() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        link.peer().read(5);

        link.connection().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
    }

    @Test
    void closesWhileACertificateIsChecked() throws Exception {
        Link link = open();
        CountDownLatch checking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TlsConfig slow = tls(new SlowTrust(checking, goOn), "localhost", false);
        onLoop(link.connection(), () -> link.connection().startTls(slow));
        Future<Void> server = async(() -> {
            link.peer().startTls(TestCertificates.shared().serverContext());
            return null;
        });
        checking.await();

        link.connection().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        goOn.countDown();
        assertThatThrownBy(server::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void closesWithWhatTlsStartedThrows() throws Exception {
        IllegalStateException thrown = new IllegalStateException("by the test");
        Link link = open(new RecordingListener() {
            @Override
            void onTlsStarted() {
                throw thrown;
            }
        });
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        link.peer().startTls(TestCertificates.shared().serverContext());

        assertThat(link.listener().awaitClosed()).containsSame(thrown);
    }
}
