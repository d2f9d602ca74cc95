package io.aiomysql.internal.options;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks certificates as another trust manager does, and remembers those that it accepts. The others pass the handshake too: whoever
 * uses the connection has to ask {@link #isVerified}, and to have the certificate proven if it is not.
 *
 * <p>It is asked by certificate and not by handshake, because a session that is resumed has no check of its own. What is not known
 * counts as not verified. Used for one server name alone.
 */
final class ProvisionalTrust extends X509ExtendedTrustManager {

    private static final int REMEMBERED = 16;

    private final X509ExtendedTrustManager authorities;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@code lock}; the oldest first. */
    private final Set<X509Certificate> verified = new LinkedHashSet<>();

    ProvisionalTrust(X509ExtendedTrustManager authorities) {
        this.authorities = authorities;
    }

    /** Says whether the certificate was accepted when it was last checked. */
    boolean isVerified(X509Certificate certificate) {
        lock.lock();
        try {
            return verified.contains(certificate);
        } finally {
            lock.unlock();
        }
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private void note(X509Certificate certificate, Check check) {
        boolean accepted;
        try {
            check.run();
            accepted = true;
        } catch (CertificateException e) {
            accepted = false;
        }
        lock.lock();
        try {
            verified.remove(certificate);
            if (accepted) {
                if (verified.size() == REMEMBERED) {
                    verified.remove(verified.iterator().next());
                }
                verified.add(certificate);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        note(chain[0], () -> authorities.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        note(chain[0], () -> authorities.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        note(chain[0], () -> authorities.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
