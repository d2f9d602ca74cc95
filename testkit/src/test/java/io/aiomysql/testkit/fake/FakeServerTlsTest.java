package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FakeServerTlsTest {

    private static final String SECRET = "changeit";

    /** Capabilities with SSL, the greatest packet, the collation, and zeros. */
    private static final byte[] SSL_REQUEST = new PayloadBuilder()
            .int4(CapabilityFlags.MYSQL | CapabilityFlags.SSL)
            .int4(16_777_216)
            .int1(8)
            .zeros(23)
            .toArray();

    @TempDir
    private static Path folder;

    private static SSLContext context;

    /** A context with a key of its own, which it also trusts. The JDK's keytool makes the key. */
    @BeforeAll
    static void makeKey() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, SECRET.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("mykey"));
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void loginAndCloseGoOverTls() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.tlsLogin(context)
                        .expectCommandHex("0e")
                        .sendOk()
                        .close());
                PlainClient client = new PlainClient(server)) {
            startTls(client);
            client.sendPacket(2, PlainClient.HANDSHAKE_RESPONSE);
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(3, ServerPackets.ok(2)));
            client.sendPacket(0, new byte[] {0x0E});
            assertThat(client.frame()).isEqualTo(ServerPackets.packet(1, ServerPackets.ok(2)));
            assertThat(client.in().read()).isNegative();
            server.awaitScript();
            assertThat(server.handshakeResponse().user()).isEqualTo("pam");
            client.hangUp();
            server.awaitAllClosed();
        }
    }

    @Test
    void cutCountsTheBytesWithinTls() throws IOException {
        try (FakeServer server = FakeServer.start(Script.builder()
                        .greet(Greeting.mysql().with(CapabilityFlags.SSL))
                        .startTls(context)
                        .cutAfter(3)
                        .sendOk());
                PlainClient client = new PlainClient(server)) {
            startTls(client);
            assertThat(client.in().readAllBytes()).hasSize(3);
            server.awaitScript();
        }
    }

    @Test
    void loginInClearIsNoSslRequest() throws IOException {
        try (FakeServer server = FakeServer.start(Scripts.tlsLogin(context));
                PlainClient client = new PlainClient(server)) {
            client.frame();
            client.sendPacket(1, PlainClient.HANDSHAKE_RESPONSE);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(server::awaitScript)
                    .withMessageContaining("expected an SSLRequest");
        }
    }

    private static void startTls(PlainClient client) throws IOException {
        client.frame();
        client.sendPacket(1, SSL_REQUEST);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(client.socket(), "localhost", 3306, true);
        tls.startHandshake();
        client.replaceSocket(tls);
    }
}
