package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServers;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections of the same options resume the TLS session of an earlier one, which saves both ends most of the handshake. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TlsResumptionIT {

    @Parameter
    Target target;

    @ParameterizedTest
    @EnumSource
    void theCertificateIsCheckedOnce(TlsVersion version) throws Exception {
        AtomicInteger checks = new AtomicInteger();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Counting(checks)}, null);
        ConnectOptions options = options(version).sslContext(context).build();

        connectAndClose(options);
        connectAndClose(options);
        connectAndClose(options);

        assertThat(checks).hasValue(1);
    }

    /** MariaDB counts no session as resumed, and resumes them nevertheless. */
    @ParameterizedTest
    @EnumSource
    void mySqlSaysThatTheSessionWasReused(TlsVersion version) {
        if (target.kind() != ServerKind.MYSQL) {
            return;
        }
        ConnectOptions options = options(version).sslMode(SslMode.REQUIRED).build();
        connectAndClose(options);

        try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
            String status = "SHOW SESSION STATUS LIKE 'Ssl_sessions_reused'";
            assertThat(connection.query(status).join().single().getString(1)).isIn("1", "ON");
        }
    }

    private ConnectOptionsBuilder options(TlsVersion version) {
        return Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .tlsVersions(version);
    }

    private static void connectAndClose(ConnectOptions options) {
        try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
            connection.ping().join();
        }
    }

    private record Counting(AtomicInteger checks) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            checks.incrementAndGet();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
