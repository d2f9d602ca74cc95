package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.HandshakeV10;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A login over TLS with a certificate that nobody has verified. */
class UnverifiedCertificateTest {

    private static final byte[] GREETING = CapturedPackets.MYSQL_GREETING;
    private static final Bytes FINGERPRINT = Bytes.copyOf(new byte[32]);

    private final List<AuthContext> begun = new ArrayList<>();

    @Test
    void isGoneOnWithWhenTheOkProvesIt() throws Exception {
        Bytes hash = CertificateProofTest.hash("secret");

        assertThat(verdict(hash, proof(hash))).isInstanceOf(LoginAction.Complete.class);
    }

    @Test
    void isGivenUpWhenTheOkDoesNotProveIt() throws Exception {
        Bytes hash = CertificateProofTest.hash("secret");

        for (String info : new String[] {"", "\u0001", proof(CertificateProofTest.hash("another"))}) {
            assertThat(verdict(hash, info)).isInstanceOf(LoginAction.CertificateNotProven.class);
        }
    }

    @Test
    void isGivenUpWhenThePluginKnowsNoHash() throws Exception {
        assertThat(verdict(Bytes.EMPTY, proof(Bytes.EMPTY)))
                .isInstanceOfSatisfying(
                        LoginAction.CertificateNotProven.class,
                        refused -> assertThat(refused.reason()).contains("caching_sha2_password"));
    }

    @Test
    void thePasswordItselfIsNotPermitted() throws Exception {
        verdict(CertificateProofTest.hash("secret"), "");

        assertThat(begun).hasSize(1).first().satisfies(context -> {
            assertThat(context.confidential()).isTrue();
            assertThat(context.cleartextPermitted()).isFalse();
            assertThat(context.publicKeyRetrievalPermitted()).isFalse();
        });
    }

    private LoginAction verdict(Bytes hash, String info) {
        LoginMachine machine = new LoginMachine(request(TlsPolicy.REQUIRED, plugin(hash)));
        assertThat(machine.packetReceived(PayloadReader.of(GREETING))).isInstanceOf(LoginAction.StartTls.class);
        assertThat(machine.tlsStarted(FINGERPRINT)).isInstanceOf(LoginAction.Send.class);
        return machine.packetReceived(PayloadReader.of(ok(info)));
    }

    private static byte[] ok(String info) {
        byte[] text = info.getBytes(StandardCharsets.ISO_8859_1);
        PayloadWriter out = new PayloadWriter();
        out.writeBytes(Bytes.copyOf(new byte[] {0, 0, 0, 2, 0, 0, 0, (byte) text.length}));
        out.writeBytes(Bytes.copyOf(text));
        return out.toBytes().toArray();
    }

    private static String proof(Bytes hash) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(hash.toArray());
        sha256.update(HandshakeV10.decode(PayloadReader.of(GREETING)).authData().toArray(), 0, 20);
        sha256.update(FINGERPRINT.toArray());
        return "\u0001" + HexFormat.of().withUpperCase().formatHex(sha256.digest());
    }

    private AuthPlugin plugin(Bytes hash) {
        return new AuthPlugin() {
            @Override
            public String name() {
                return "caching_sha2_password";
            }

            @Override
            public AuthExchange begin(AuthContext context) {
                begun.add(context);
                return new AuthExchange() {
                    @Override
                    public AuthReply next(Bytes serverData) {
                        return new AuthReply.Send(Bytes.copyOf(new byte[20]));
                    }

                    @Override
                    public Bytes passwordHash() {
                        return hash;
                    }
                };
            }
        };
    }
}
