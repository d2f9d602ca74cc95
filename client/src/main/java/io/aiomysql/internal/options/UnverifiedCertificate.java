package io.aiomysql.internal.options;

import io.aiomysql.protocol.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The certificate of a server that passed the handshake unverified, and has to prove that it is its own. */
public final class UnverifiedCertificate {

    private UnverifiedCertificate() {}

    /**
     * Returns the fingerprint of a certificate that has to be proven.
     *
     * @param session of the connection to the server; null where the transport shows none
     * @return the SHA-256; empty if the certificate was verified, or if the options do not ask for that
     * @throws IllegalStateException if it should be proven and is not to be had
     */
    public static Bytes fingerprint(OptionValues options, @Nullable SSLSession session) {
        if (!(options.tlsMaterial().trust() instanceof ProvisionalTrust trust)) {
            return Bytes.EMPTY;
        }
        try {
            if (session != null && session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                return trust.isVerified(certificate)
                        ? Bytes.EMPTY
                        : Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
            }
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("the server has no certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the server's certificate has no SHA-256", e);
        }
        throw new IllegalStateException("the transport does not show the server's certificate");
    }
}
