package io.aiomysql.testkit.transport;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.X509TrustManager;

/** Trusts every server, but not before it is told to. */
final class SlowTrust implements X509TrustManager {

    private final CountDownLatch checking;
    private final CountDownLatch goOn;

    SlowTrust(CountDownLatch checking, CountDownLatch goOn) {
        this.checking = checking;
        this.goOn = goOn;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checking.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CertificateException("interrupted", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
