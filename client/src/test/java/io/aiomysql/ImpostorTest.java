package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cannot prove that its certificate is its own, where zeroConfigurationTls asks for the proof. */
class ImpostorTest extends BadServerTest {

    @ParameterizedTest
    @EnumSource(names = {"VERIFY_CA", "VERIFY_IDENTITY"})
    void whoAcceptsEveryPasswordIsRefusedAndHearsNothingMore(SslMode mode) {
        // The client's set-up would be a packet of its own.
        Script.Builder script = tls().expectHandshakeResponse().sendOk().expectClientClose();

        assertThat(refused(MySqlTlsException.class, script, zeroConfiguration(mode)))
                .hasMessageContainingAll("does not prove", "sslMode is " + mode, "zeroConfigurationTls", "sslCa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0001", "\u0001AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "no hash"})
    void whoProvesItWronglyIsRefused(String info) {
        byte[] text = info.getBytes(StandardCharsets.ISO_8859_1);
        byte[] ok = new byte[8 + text.length];
        ok[3] = 2;
        ok[7] = (byte) text.length;
        System.arraycopy(text, 0, ok, 8, text.length);
        Script.Builder script = tls().expectHandshakeResponse().sendPacket(ok).expectClientClose();

        assertThat(refused(MySqlTlsException.class, script, zeroConfiguration(SslMode.VERIFY_CA)))
                .hasMessageContaining("does not prove");
    }

    @Test
    void whoAsksForThePasswordItselfDoesNotGetIt() {
        byte[] clear = "\u00femysql_clear_password\0".getBytes(StandardCharsets.ISO_8859_1);
        Script.Builder script =
                tls().expectHandshakeResponse().sendPacket(clear).expectClientClose();

        refused(MySqlException.class, script, zeroConfiguration(SslMode.VERIFY_CA));
    }

    @Test
    void whoSaysAnErrorIsNotBelieved() {
        Script.Builder script = tls().expectHandshakeResponse().sendErr(1045, "28000", "Access denied");

        assertThat(refused(MySqlAuthenticationException.class, script, zeroConfiguration(SslMode.VERIFY_CA)))
                .hasStackTraceContaining("not certain who has sent this");
    }

    private <E extends Throwable> E refused(
            Class<E> type, Script.Builder script, UnaryOperator<ConnectOptionsBuilder> change) {
        try (FakeServer server = FakeServer.start(script)) {
            E failure = refusesToOpen(type, options(server.port(), change));
            server.awaitScript();
            server.awaitAllClosed();
            return failure;
        }
    }

    private static Script.Builder tls() {
        return Script.builder()
                .greet(Greeting.mariaDb().with(CapabilityFlags.SSL))
                .startTls(TestCertificates.shared().serverContext());
    }

    private static UnaryOperator<ConnectOptionsBuilder> zeroConfiguration(SslMode mode) {
        return options -> options.password("secret").sslMode(mode).zeroConfigurationTls(true);
    }
}
