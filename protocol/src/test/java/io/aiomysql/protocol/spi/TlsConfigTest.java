package io.aiomysql.protocol.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConfigTest {

    @Test
    void speaksTls12And13AsAClient() throws Exception {
        SSLEngine engine = engine("db.example", true);

        assertThat(engine.getUseClientMode()).isTrue();
        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }

    @Test
    void offersTheVersionsAndCipherSuitesThatWereChosen() throws Exception {
        SSLEngine engine = offering("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.2");
        assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    }

    @Test
    void refusesOldVersionsAndUnknownCipherSuites() {
        assertThatThrownBy(() -> offering("TLSv1.1", "TLS_AES_128_GCM_SHA256"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TLSv1.1");
        assertThatThrownBy(() -> offering("TLSv1.3", "TLS_NONE")).isInstanceOf(IllegalArgumentException.class);
    }

    private static SSLEngine offering(String version, String cipherSuite) throws Exception {
        return new TlsConfig(
                        SSLContext.getDefault(),
                        null,
                        null,
                        "db.example",
                        3306,
                        false,
                        List.of(version),
                        List.of(cipherSuite))
                .newEngine();
    }

    @Test
    void verifiesTheHostOnDemandOnly() throws Exception {
        assertThat(parameters("db.example", true).getEndpointIdentificationAlgorithm())
                .isEqualTo("HTTPS");
        assertThat(parameters("db.example", false).getEndpointIdentificationAlgorithm())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example", "db.example.", "db"})
    void sendsTheNameOfTheServer(String host) throws Exception {
        assertThat(parameters(host, false).getServerNames())
                .containsExactly(new SNIHostName(host.equals("db") ? "db" : "db.example"));
    }

    /** Addresses, names that DNS does not allow, and no name. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"127.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "my_db", ""})
    void sendsNoNameThatIsNone(String host) throws Exception {
        assertThat(parameters(host, false).getServerNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3.256", "1.2.3.4.5", "a1.2.3.4"})
    void takesWhatIsNoAddressForAName(String host) throws Exception {
        assertThat(IpLiterals.isLiteral(host)).isFalse();
    }

    @Test
    void refusesToVerifyAHostWithoutAName() {
        assertThatThrownBy(() -> engine(null, true)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SSLParameters parameters(String host, boolean verifyHost) throws Exception {
        return engine(host, verifyHost).getSSLParameters();
    }

    private static SSLEngine engine(String host, boolean verifyHost) throws Exception {
        return new TlsConfig(SSLContext.getDefault(), null, host, 3306, verifyHost).newEngine();
    }
}
