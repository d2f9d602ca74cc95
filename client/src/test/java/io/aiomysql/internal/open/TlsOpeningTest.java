package io.aiomysql.internal.open;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.MySqlTlsException;
import io.aiomysql.SslMode;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.EOFException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Going over to TLS in the middle of the login. */
@Timeout(60)
class TlsOpeningTest {

    private static final byte[] GREETING = Greeting.mysql().payload();
    private static final byte[] TLS_GREETING =
            Greeting.mysql().with(CapabilityFlags.SSL).payload();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"})
    void aServerWithoutTlsIsRefusedBeforeThePasswordIsSent(SslMode mode) {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(mode));
        session.socket().open();

        session.deliver(0, GREETING);

        assertThat(failure(MySqlTlsException.class, session.opening()))
                .hasMessageContainingAll("does not offer TLS", "sslMode is " + mode);
        assertThat(session.socket().writes()).isEmpty();
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void onlyTheModeThatIsTheDefaultIsCalledSo() {
        MemorySession explicit = MemorySession.connecting(options -> options.sslMode(SslMode.VERIFY_CA));
        explicit.socket().open();
        explicit.deliver(0, GREETING);

        assertThat(failure(MySqlTlsException.class, explicit.opening())).hasMessageNotContaining("default");
    }

    @Test
    void preferredGoesOnInClearWhereTlsIsNotOffered() {
        MemorySession session = MemorySession.opened(options -> options.sslMode(SslMode.PREFERRED));

        assertThat(session.connection().isTls()).isFalse();
    }

    @Test
    void theLoginFollowsTheHandshakeUnderTheNextSequenceId() {
        MemorySession session = MemorySession.connecting(
                options -> options.sslMode(SslMode.REQUIRED).autocommit(null));
        session.socket().open();
        session.deliver(0, TLS_GREETING);
        assertThat(session.socket().writes()).hasSize(1);
        assertThat(session.socket().writes().get(0)).hasSize(4 + 32);
        assertThat(session.socket().tls()).satisfies(tls -> {
            assertThat(tls.host()).isEqualTo("localhost");
            assertThat(tls.verifyHost()).isFalse();
        });

        session.socket().completeTls();
        assertThat(session.socket().writes().get(1)[3]).isEqualTo((byte) 2);
        session.deliver(3, ServerPackets.ok(AUTOCOMMIT));
        session.answerSetUp();

        assertThat(session.connection().isTls()).isTrue();
    }

    @Test
    void verifyIdentityChecksTheHost() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.VERIFY_IDENTITY));
        session.socket().open();
        session.deliver(0, TLS_GREETING);

        assertThat(session.socket().tls())
                .satisfies(tls -> assertThat(tls.verifyHost()).isTrue());
    }

    @Test
    void tlsWaitsUntilItsRequestIsWritten() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
        session.socket().open();
        session.socket().keepWrites(true);
        session.deliver(0, TLS_GREETING);
        assertThat(session.socket().tls()).isNull();

        session.socket().handBack();

        assertThat(session.socket().tls()).isNotNull();
    }

    @Test
    void bytesInClearBehindTheRequestForTlsAreRefused() {
        byte[] early = packets(2, ServerPackets.ok(AUTOCOMMIT));
        for (int length = 1; length <= early.length; length++) {
            MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
            session.socket().open();

            session.socket().deliver(concat(packets(0, TLS_GREETING), Arrays.copyOf(early, length)));

            assertThat(failure(MySqlProtocolException.class, session.opening())).hasMessageContaining("in clear");
            assertThat(session.socket().tls()).isNull();
            assertThat(session.socket().isClosed()).isTrue();
        }
    }

    @Test
    void anErrorInClearInPlaceOfTlsIsReportedAsWhatItIs() {
        byte[] error = packets(2, ServerPackets.err(1040, "08004", "Too many connections"));
        for (int cut = 1; cut <= error.length; cut++) {
            MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
            session.socket().open();
            session.deliver(0, TLS_GREETING);

            session.socket().deliver(Arrays.copyOf(error, cut));
            if (cut < error.length) {
                session.socket().deliver(Arrays.copyOfRange(error, cut, error.length));
            }

            assertThat(failure(MySqlServerException.class, session.opening()))
                    .hasMessageContaining("unencrypted")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(1040));
            assertThat(session.socket().writes()).hasSize(1);
        }
    }

    @Test
    void anErrorRightBehindTheGreetingIsReportedToo() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
        session.socket().open();

        session.socket()
                .deliver(concat(packets(0, TLS_GREETING), packets(1, ServerPackets.err(1053, "08S01", "Shutdown"))));

        assertThat(failure(MySqlServerException.class, session.opening()))
                .hasMessageContaining("unencrypted")
                .satisfies(e -> assertThat(e.code()).isEqualTo(1053));
        assertThat(session.socket().tls()).isNull();
    }

    @Test
    void whatIsNoErrorInPlaceOfTlsIsRefusedByItsFirstByte() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
        session.socket().open();
        session.deliver(0, TLS_GREETING);

        session.socket().deliver((byte) 7, (byte) 0, (byte) 0, (byte) 2, (byte) 0);

        assertThat(failure(MySqlProtocolException.class, session.opening())).hasMessageContaining("in clear");
    }

    @Test
    void aModeThatWasSetIsNotCalledTheDefault() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.VERIFY_IDENTITY));
        session.socket().open();
        session.deliver(0, GREETING);

        assertThat(failure(MySqlTlsException.class, session.opening())).hasMessageNotContaining("default");
    }

    @Test
    void bytesInClearWhileTheRequestForTlsIsBeingWrittenAreRefused() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
        session.socket().open();
        session.socket().keepWrites(true);
        session.deliver(0, TLS_GREETING);

        session.socket().deliver((byte) 7);
        session.socket().handBack();

        assertThat(failure(MySqlProtocolException.class, session.opening())).hasMessageContaining("in clear");
        assertThat(session.socket().tls()).isNull();
    }

    @Test
    void aFailedHandshakeNamesTheReasonAndTheRemedy() {
        MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.VERIFY_CA));
        session.socket().open();
        session.deliver(0, TLS_GREETING);

        SSLHandshakeException failure = new SSLHandshakeException("unable to find valid certification path");
        failure.initCause(new CertificateException("unable to find valid certification path"));
        session.socket().lose(failure);

        assertThat(failure(MySqlTlsException.class, session.opening()))
                .hasMessageContainingAll("unable to find valid certification path", "sslCa", "REQUIRED", "DISABLED");
    }

    @Test
    void aLoginThatIsCutOffFails() {
        byte[] ok = packets(3, ServerPackets.ok(AUTOCOMMIT));
        for (int length = 0; length < ok.length; length++) {
            MemorySession session = MemorySession.connecting(options -> options.sslMode(SslMode.REQUIRED));
            session.socket().open();
            session.deliver(0, TLS_GREETING);
            session.socket().completeTls();
            if (length > 0) {
                session.socket().deliver(Arrays.copyOf(ok, length));
            }

            session.socket().lose(new EOFException("closed without notice"));

            assertThat(failure(MySqlConnectionException.class, session.opening()))
                    .hasMessageContainingAll("cannot log in", "closed without notice");
        }
    }

    @Test
    void theDeadlineCoversTls() {
        MemorySession session = MemorySession.connecting(
                options -> options.connectTimeout(LIMIT).sslMode(SslMode.REQUIRED));
        session.socket().open();
        session.deliver(0, TLS_GREETING);
        assertThat(session.socket().tls()).isNotNull();

        session.socket().advance(LIMIT);
        session.socket().turn();

        assertThat(failure(MySqlTimeoutException.class, session.opening())).hasMessageContaining("cannot log in");
        assertThat(session.socket().isClosed()).isTrue();
    }
}
