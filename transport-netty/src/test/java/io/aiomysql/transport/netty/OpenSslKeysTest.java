package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.TlsConfig;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.util.ReferenceCountUtil;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which library does TLS with a client's certificate: OpenSSL leaves some out without a word. */
class OpenSslKeysTest {

    @ParameterizedTest
    @CsvSource({"RSA,true", "EC,true", "EdDSA,false", "RSASSA-PSS,false", ",true"})
    void openSslDoesItForTheKeysThatItIsShown(@Nullable String algorithm, boolean openSsl) throws Exception {
        X509KeyManager keys = algorithm == null ? null : new OneKey(algorithm);
        TlsConfig config =
                new TlsConfig(SSLContext.getDefault(), trust(), keys, "localhost", 3306, false, List.of(), List.of());
        SSLEngine engine = new TlsHandlers(true, Runnable::run).engine(config, UnpooledByteBufAllocator.DEFAULT);
        try {
            assertThat(engine instanceof ReferenceCountedOpenSslEngine).isEqualTo(openSsl);
        } finally {
            ReferenceCountUtil.release(engine);
        }
    }

    private static X509TrustManager trust() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** Says that it has a key of one algorithm. */
    private record OneKey(String algorithm) implements X509KeyManager {
        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return keyType.equals(algorithm) ? new String[] {"client"} : null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
