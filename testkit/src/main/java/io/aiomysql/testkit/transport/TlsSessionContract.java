package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.testkit.tls.TestCertificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both ends of TLS know of each other, what they agree on, and how they find to each other again. */
abstract class TlsSessionContract extends ContractTests {

    private final TestCertificates certificates = TestCertificates.shared();

    TlsSessionContract(TlsContract contract) {
        super(contract, ChannelKind.TCP);
    }

    @Test
    void showsThePeersCertificateOnceTlsIsOn() throws Exception {
        Link link = open();
        assertThat(session(link)).isNull();

        startTls(link);

        assertThat(commonName(session(link))).isEqualTo("CN=localhost");
        link.connection().close();
        assertThat(link.listener().awaitClosed()).isEmpty();
    }

    @Test
    void showsTheCertificateWithinTlsStarted() throws Exception {
        CompletableFuture<String> shown = new CompletableFuture<>();
        CompletableFuture<Link> opened = new CompletableFuture<>();
        Link link = open(new RecordingListener() {
            @Override
            void onTlsStarted() {
                shown.complete(commonName(opened.join().connection().tlsSession()));
            }
        });
        opened.complete(link);

        startTls(link);

        assertThat(shown.get(Target.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("CN=localhost");
    }

    @Test
    void showsTheClientsCertificateToAServerThatAsksForIt() throws Exception {
        Link link = open();
        TcpPeer peer = (TcpPeer) link.peer();

        Future<Void> server = handshake(link, config(certificates.clientTrust(), certificates.clientKeys()));

        server.get();
        link.listener().awaitTlsStarted();
        assertThat(commonName(peer.tls().getSession())).isEqualTo("CN=" + TestCertificates.WRONG_NAME);
    }

    @Test
    void endsWithTheServersAlertWhereACertificateIsMissing() throws Exception {
        Link link = open();

        Future<Void> server = handshake(link, config(certificates.clientTrust(), null));

        assertThat(link.listener().awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .hasMessageMatching("(?is).*certificate.*");
        assertThat(server).failsWithin(Target.PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void resumesTheSessionOfAnEarlierConnection(String version) throws Exception {
        CountingTrust trust = new CountingTrust();
        TlsConfig config = config(trust, null);
        SSLContext server = certificates.serverContext();

        for (int i = 0; i < 4; i++) {
            Link link = open();
            onLoop(link.connection(), () -> link.connection().startTls(config));
            link.peer().startTls(server, version);
            link.peer().write(new byte[] {1});
            // In TLS 1.3, what the session is resumed with comes in front of it.
            link.listener().awaitReceived(1);
            assertThat(commonName(session(link))).isEqualTo("CN=localhost");
            link.connection().close();
            link.listener().awaitClosed();
        }

        assertThat(trust.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void offersNoOtherVersionThanThoseChosen(String version) throws Exception {
        String other = version.equals("TLSv1.2") ? "TLSv1.3" : "TLSv1.2";
        TlsConfig chosen = config(List.of(version), List.of());
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(chosen));
        link.peer().startTls(certificates.serverContext());
        link.listener().awaitTlsStarted();
        assertThat(Objects.requireNonNull(session(link)).getProtocol()).isEqualTo(version);

        Link failing = open();
        onLoop(failing.connection(), () -> failing.connection().startTls(chosen));
        Future<Void> server = async(() -> {
            failing.peer().startTls(certificates.serverContext(), other);
            return null;
        });

        assertThat(failing.listener().awaitClosed().orElseThrow())
                .isInstanceOf(SSLException.class)
                .hasMessageMatching("(?is).*(protocol.version|unsupported.protocol|handshake.failure).*");
        assertThat(server).failsWithin(Target.PATIENCE);
    }

    @Test
    void offersNoOtherCipherSuitesThanThoseChosen() throws Exception {
        String suite = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
        TlsConfig chosen = config(List.of("TLSv1.2"), List.of(suite));
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(chosen));
        link.peer().startTls(certificates.serverContext());
        link.listener().awaitTlsStarted();

        assertThat(Objects.requireNonNull(session(link)).getCipherSuite()).isEqualTo(suite);
    }

    private Future<Void> handshake(Link link, TlsConfig config) {
        onLoop(link.connection(), () -> link.connection().startTls(config));
        return async(() -> {
            ((TcpPeer) link.peer()).startTlsWithClientCertificate(certificates.clientVerifyingServerContext());
            return null;
        });
    }

    private TlsConfig config(List<String> versions, List<String> cipherSuites) throws GeneralSecurityException {
        X509TrustManager trust = certificates.clientTrust();
        return new TlsConfig(context(trust, null), trust, null, "localhost", 3306, true, versions, cipherSuites);
    }

    private static TlsConfig config(X509TrustManager trust, @Nullable X509KeyManager keys)
            throws GeneralSecurityException {
        return new TlsConfig(context(trust, keys), trust, keys, "localhost", 3306, false, List.of(), List.of());
    }

    private static SSLContext context(X509TrustManager trust, @Nullable X509KeyManager keys)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys == null ? null : new KeyManager[] {keys}, new TrustManager[] {trust}, null);
        return context;
    }

    private static @Nullable SSLSession session(Link link) {
        CompletableFuture<@Nullable SSLSession> session = new CompletableFuture<>();
        onLoop(link.connection(), () -> session.complete(link.connection().tlsSession()));
        return session.join();
    }

    private static String commonName(@Nullable SSLSession session) {
        try {
            return ((X509Certificate) Objects.requireNonNull(session).getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        } catch (SSLPeerUnverifiedException e) {
            throw new AssertionError(e);
        }
    }
}
