package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.TrustPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** The options in {@link ConnectOptions} of TLS. */
abstract sealed class TlsOptions extends SessionOptions permits LoginOptions {

    TlsOptions(OptionValues values) {
        super(values);
    }

    /** {@return the TLS mode that was set, or the default for this server} */
    public SslMode sslMode() {
        return TrustPolicy.sslMode(values);
    }

    /** {@return the file of trusted certificate authorities; empty when none was set} */
    public Optional<Path> sslCa() {
        return Optional.ofNullable(values.sslCa);
    }

    /** {@return the TLS context; empty when none was set} */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(values.sslContext);
    }

    /** {@return the file of the client's certificate; empty when none was set} */
    public Optional<Path> sslCert() {
        return Optional.ofNullable(values.sslCert);
    }

    /** {@return the file of the client's private key; empty when none was set} */
    public Optional<Path> sslKey() {
        return Optional.ofNullable(values.sslKey);
    }

    /** {@return the key store with the client's certificate and private key; empty when none was set} */
    public Optional<Path> sslKeyStore() {
        return Optional.ofNullable(values.sslKeyStore);
    }

    /** {@return the versions of TLS that may be used} */
    public Set<TlsVersion> tlsVersions() {
        return values.tlsVersions;
    }

    /** {@return the cipher suites that may be used; empty for those of the TLS library} */
    public List<String> tlsCipherSuites() {
        return values.tlsCipherSuites;
    }

    /** {@return whether a MariaDB server may prove by the password that its certificate is its own} */
    public boolean zeroConfigurationTls() {
        return values.zeroConfigurationTls;
    }
}
