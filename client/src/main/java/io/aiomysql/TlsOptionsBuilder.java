package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
     *     SslMode#PREFERRED}, or with an {@link #sslContext} or a client certificate {@link SslMode#REQUIRED}
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

    /**
     * Sets the certificate that this client shows to the server, for accounts that REQUIRE X509, ISSUER or SUBJECT. The files are read
     * when the first connection is opened; with wrong ones, that fails with an IllegalArgumentException that says what is wrong. A
     * server that does not offer TLS is refused.
     *
     * @param sslCert a PEM file with the certificate first, and then those of intermediate authorities if there are any
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/connection-options.html#option_general_ssl-cert">MySQL: --ssl-cert</a>
     */
    public B sslCert(Path sslCert) {
        values.sslCert = sslCert;
        return self();
    }

    /**
     * Sets the private key of the {@linkplain #sslCert certificate}.
     *
     * @param sslKey a PEM file with a key in the form PKCS#8, encrypted or not, PKCS#1 (RSA) or SEC 1 (EC); unless set, the key is
     *     looked for in the file of the certificate
     */
    public B sslKey(Path sslKey) {
        values.sslKey = sslKey;
        return self();
    }

    /**
     * Sets what the {@linkplain #sslKey private key}, or the {@linkplain #sslKeyStore key store} with its key, is encrypted with.
     *
     * @param sslKeyPassword the passphrase
     */
    public B sslKeyPassword(String sslKeyPassword) {
        values.sslKeyPassword = sslKeyPassword;
        return self();
    }

    /**
     * Sets a key store with the client's certificate and private key, in place of {@link #sslCert} and {@link #sslKey}.
     *
     * @param sslKeyStore a file of the form PKCS#12 or JKS, with one private key
     */
    public B sslKeyStore(Path sslKeyStore) {
        values.sslKeyStore = sslKeyStore;
        return self();
    }

    /**
     * Sets the versions of TLS that may be used.
     *
     * @param versions one at least; unless set, TLS 1.2 and 1.3
     */
    public B tlsVersions(TlsVersion... versions) {
        values.tlsVersions = Set.copyOf(List.of(versions));
        values.given("tlsVersions");
        return self();
    }

    /**
     * Sets the cipher suites that may be used. Those of TLS 1.2 and of TLS 1.3 have different names, so that a version of which none
     * is named is not used. OpenSSL, which the Netty transport may use, does not let those of TLS 1.3 be chosen.
     *
     * @param cipherSuites the names that the JDK uses, such as {@code TLS_AES_256_GCM_SHA384}; unless set, those of the TLS library
     */
    public B tlsCipherSuites(String... cipherSuites) {
        values.tlsCipherSuites = List.of(cipherSuites);
        return self();
    }

    /**
     * Permits MariaDB (11.4 and later) to prove by the account's password that its certificate is its own, where {@link SslMode#VERIFY_CA} or
     * {@link SslMode#VERIFY_IDENTITY} would refuse it. So a certificate that the server has made for itself needs no {@link #sslCa}. The
     * account needs a password, and an authentication plugin that serves for it, such as mysql_native_password, ed25519 or parsec. The client goes on
     * only after the proof; the password itself is not sent before.
     *
     * <p>Until the proof, the client has spoken to a server that it does not know: an attacker between the two learns the account's name, the
     * database's, and what the plugin makes of the password, with which he can try out passwords, or log in to the real server himself
     * at that time. The client notices, and gives up. A long random password and the verification of the certificate protect against
     * that, and this option does not.
     *
     * @param zeroConfigurationTls false unless set
     * @see <a href="https://mariadb.org/mission-impossible-zero-configuration-ssl/">MariaDB: zero-configuration TLS</a>
     */
    public B zeroConfigurationTls(boolean zeroConfigurationTls) {
        values.zeroConfigurationTls = zeroConfigurationTls;
        return self();
    }
}
