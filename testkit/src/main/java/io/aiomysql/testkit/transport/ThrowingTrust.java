package io.aiomysql.testkit.transport;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Fails in a way that is not foreseen. */
record ThrowingTrust(Error thrown) implements X509TrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw thrown;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw thrown;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
