package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.TrustPolicy;
import java.nio.file.Path;
import java.util.Optional;
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
}
