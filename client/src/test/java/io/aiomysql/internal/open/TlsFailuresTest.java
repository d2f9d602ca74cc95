package io.aiomysql.internal.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.SslMode;
import io.aiomysql.TlsVersion;
import io.aiomysql.internal.options.OptionValues;
import java.nio.file.Path;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFailuresTest {

    private final OptionValues options = new OptionValues();

    /** By the JDK on both ends, and by OpenSSL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: protocol_version",
                "Received fatal alert: handshake_failure",
                "No appropriate protocol (protocol is disabled or cipher suites are inappropriate)",
                "error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION",
                "error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE",
                "error:100000f0:SSL routines:OPENSSL_internal:UNSUPPORTED_PROTOCOL"
            })
    void whatTheClientOffersIsSaidWhereTheServerHasNothingOfIt(String reason) {
        options.tlsVersions = Set.of(TlsVersion.TLS_1_3);

        assertThat(TlsFailures.message(options, new SSLHandshakeException(reason), true))
                .startsWith(reason)
                .contains("this client offers TLSv1.3;", "tls_version")
                .doesNotContain("sslCa", "TLSv1.2", "jdk.crypto.ec");
    }

    @Test
    void theModuleOfEllipticCurvesIsNamedWhereItIsMissing() {
        SSLHandshakeException failure = new SSLHandshakeException("Received fatal alert: handshake_failure");

        assertThat(TlsFailures.message(options, failure, false)).contains("jlink --add-modules jdk.crypto.ec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: certificate_required",
                "Received fatal alert: bad_certificate",
                "error:1000045c:SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED"
            })
    void aServerThatDoesNotAcceptTheClientsCertificateIsCalledThat(String reason) {
        SSLHandshakeException failure = new SSLHandshakeException(reason);

        assertThat(TlsFailures.message(options, failure)).contains("set sslCert and sslKey");
        options.sslCert = Path.of("client.pem");
        assertThat(TlsFailures.message(options, failure)).contains("its ssl_ca must have the authority");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: certificate_expired",
                "Received fatal alert: certificate_revoked",
                "error:10000415:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_EXPIRED"
            })
    void aClientsCertificateThatServesNoMoreIsCalledThat(String reason) {
        SSLHandshakeException failure = new SSLHandshakeException(reason);
        options.sslCert = Path.of("client.pem");

        assertThat(TlsFailures.message(options, failure))
                .contains("of the client's certificate: renew that of sslCert");
    }

    @Test
    void whatIsNotKnownIsSaidAsItIs() {
        options.sslMode = SslMode.VERIFY_CA;

        assertThat(TlsFailures.message(options, new SSLHandshakeException("the peer closed the connection")))
                .isEqualTo("the peer closed the connection");
    }
}
