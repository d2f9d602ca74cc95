package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.SslMode;
import io.aiomysql.protocol.login.Credentials;
import io.aiomysql.protocol.login.TlsPolicy;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

    private static final Path SOCKET = Path.of("/run/mysqld.sock");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
    void theLoopbackIsLocal(String host) {
        assertThat(TrustPolicy.isLocal(to(host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.example",
                "my-host",
                "10.0.0.1",
                "localhost.example",
                "127.0.0.1.example",
                "128.0.0.1",
                "::2",
                "2001:db8::7"
            })
    void anyOtherHostIsNotLocal(String host) {
        assertThat(TrustPolicy.isLocal(to(host))).isFalse();
    }

    @Test
    void aUnixSocketIsLocalWhateverTheHost() {
        OptionValues options = to("db.example");
        options.unixSocket = SOCKET;

        assertThat(TrustPolicy.isLocal(options)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, DISABLED, DISABLED, false, false",
        "localhost, PREFERRED, IF_OFFERED, false, false",
        "localhost, REQUIRED, REQUIRED, false, false",
        "localhost, VERIFY_CA, REQUIRED, true, false",
        "localhost, VERIFY_IDENTITY, REQUIRED, true, true",
        "localhost, , IF_OFFERED, false, false",
        "db.example, , REQUIRED, true, true",
    })
    void theModeSaysWhetherTlsIsUsedAndWhatIsChecked(
            String host, SslMode mode, TlsPolicy tls, boolean certificate, boolean name) {
        OptionValues options = to(host);
        options.sslMode = mode;

        assertThat(TrustPolicy.tls(options)).isEqualTo(tls);
        assertThat(TrustPolicy.mayUseTls(options)).isEqualTo(tls != TlsPolicy.DISABLED);
        assertThat(TrustPolicy.verifiesCertificate(options)).isEqualTo(certificate);
        assertThat(TrustPolicy.verifiesHost(options)).isEqualTo(name);
    }

    @Test
    void aUnixSocketNeedsNoTlsUnlessTheModeDemandsIt() {
        OptionValues options = new OptionValues();
        options.unixSocket = SOCKET;
        assertThat(TrustPolicy.tls(options)).isEqualTo(TlsPolicy.DISABLED);

        options.sslMode = SslMode.REQUIRED;
        assertThat(TrustPolicy.tls(options)).isEqualTo(TlsPolicy.REQUIRED);
    }

    @Test
    void aContextForcesTls() throws Exception {
        OptionValues local = to("localhost");
        local.sslContext = SSLContext.getDefault();
        OptionValues socket = new OptionValues();
        socket.unixSocket = SOCKET;
        socket.sslContext = local.sslContext;
        OptionValues remote = to("db.example");
        remote.sslContext = local.sslContext;

        assertThat(TrustPolicy.sslMode(local)).isEqualTo(SslMode.REQUIRED);
        assertThat(TrustPolicy.tls(local)).isEqualTo(TlsPolicy.REQUIRED);
        assertThat(TrustPolicy.tls(socket)).isEqualTo(TlsPolicy.REQUIRED);
        assertThat(TrustPolicy.sslMode(remote)).isEqualTo(SslMode.VERIFY_IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, , true",
        "localhost, PREFERRED, true",
        "db.example, , true",
        "db.example, VERIFY_CA, true",
        "db.example, REQUIRED, true",
        "db.example, PREFERRED, false",
    })
    void aRemoteServerThatNobodyVerifiedSeesNoPassword(String host, SslMode mode, boolean trusted) {
        OptionValues options = to(host);
        options.sslMode = mode;

        Credentials credentials = LoginRequests.of(options).credentials();

        assertThat(credentials.tlsTrusted()).isEqualTo(trusted);
        assertThat(credentials.unixSocket()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"localhost, false, true", "db.example, false, false", "db.example, true, true"})
    void theRsaKeyIsTakenFromTheLoopbackOrWithPermission(String host, boolean permitted, boolean taken) {
        OptionValues options = to(host);
        options.allowPublicKeyRetrieval = permitted;

        assertThat(LoginRequests.of(options).credentials().publicKeyRetrieval()).isEqualTo(taken);
    }

    @Test
    void aUnixSocketIsATrustedChannel() {
        OptionValues options = to("db.example");
        options.unixSocket = SOCKET;

        Credentials credentials = LoginRequests.of(options).credentials();

        assertThat(credentials.unixSocket()).isTrue();
        assertThat(credentials.tlsTrusted()).isTrue();
        assertThat(credentials.publicKeyRetrieval()).isTrue();
    }

    private static OptionValues to(String host) {
        OptionValues options = new OptionValues();
        options.host = host;
        return options;
    }
}
