package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * The options in {@link ConnectOptionsBuilder} of TLS.
 *
 * @param <B> the builder itself
 */
abstract sealed class TlsOptionsBuilder<B extends TlsOptionsBuilder<B>> extends SessionOptionsBuilder<B>
        permits LoginOptionsBuilder {

    TlsOptionsBuilder(OptionValues values) {
        super(values);
    }

    /**
     * Sets whether TLS is used and what is checked.
     *
     * @param sslMode the mode; unless set, {@link SslMode#VERIFY_IDENTITY}, but for a unix socket and the loopback {@link
     *     SslMode#PREFERRED}, or with an {@link #sslContext} {@link SslMode#REQUIRED}
     */
    public B sslMode(SslMode sslMode) {
        values.sslMode = sslMode;
        return self();
    }

    /**
     * Sets the certificate authorities to trust with {@link SslMode#VERIFY_CA} and {@link SslMode#VERIFY_IDENTITY}. The file is
     * read when the first connection is opened.
     *
     * @param sslCa a PEM file with one or more certificates; unless set, the JDK's trust store is used. For a server on this
     *     machine set {@link #sslMode} too: the default there does not check certificates
     */
    public B sslCa(Path sslCa) {
        values.sslCa = sslCa;
        return self();
    }

    /**
     * Sets a TLS context, which then decides whether a certificate is trusted. The host name is checked only with {@link
     * SslMode#VERIFY_IDENTITY}. A server that does not offer TLS is refused.
     *
     * @param sslContext the context
     */
    public B sslContext(SSLContext sslContext) {
        values.sslContext = sslContext;
        return self();
    }
}
