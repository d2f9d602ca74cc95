package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.server.ClientCertificate;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts that ask for a client's certificate. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClientCertificateIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Parameter
    Target target;

    @ParameterizedTest
    @CsvSource({"X509,TLSv1.2", "X509,TLSv1.3", "SUBJECT,TLSv1.3", "ISSUER,TLSv1.2"})
    void anAccountThatRequiresACertificateLetsInWhoShowsIt(String requirement, String version) throws Exception {
        String user = account(requirement);

        ConnectOptionsBuilder options = with(user, certificate()).tlsVersions(TlsVersion.of(version));
        try (MySqlConnection connection = open(options)) {
            String status = "SHOW SESSION STATUS LIKE 'Ssl_version'";
            assertThat(connection.query(status).join().single().getString(1)).isEqualTo(version);
        }
    }

    @Test
    void whoShowsNoCertificateIsRefused() throws Exception {
        String user = account("X509");

        assertThatThrownBy(() -> open(as(user))).cause().isInstanceOf(MySqlAuthenticationException.class);
    }

    @Test
    void theCertificateOfAnotherSubjectIsRefused() throws Exception {
        String user = account("SUBJECT '/CN=somebody else'", "");

        assertThatThrownBy(() -> open(with(user, certificate())))
                .cause()
                .isInstanceOf(MySqlAuthenticationException.class);
    }

    private ClientCertificate certificate() {
        TestServer server = TestServers.get(target.kind());
        return server.clientCertificate().orElseGet(() -> {
            Assumptions.abort(server.description() + " has no certificate for clients that the tests know");
            throw new AssertionError();
        });
    }

    private ConnectOptionsBuilder as(String user) {
        return Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .user(user)
                .password("secret")
                .sslMode(SslMode.REQUIRED);
    }

    private ConnectOptionsBuilder with(String user, ClientCertificate certificate) {
        return as(user).sslCert(certificate.certificate()).sslKey(certificate.key());
    }

    private static MySqlConnection open(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }

    /** Creates an account with a requirement that the certificate fulfils. */
    private String account(String requirement) throws Exception {
        X509Certificate certificate = read(certificate().certificate());
        return switch (requirement) {
            case "SUBJECT" -> account("SUBJECT", quoted(certificate.getSubjectX500Principal()));
            case "ISSUER" -> account("ISSUER", quoted(certificate.getIssuerX500Principal()));
            default -> account(requirement, "");
        };
    }

    private String account(String requirement, String value) {
        TestServer server = TestServers.get(target.kind());
        String user = "x509_" + target.transport() + NUMBER.incrementAndGet();
        try (MySqlConnection admin = open(Endpoints.overTcp(server).transport(target.transport()))) {
            admin.query("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'secret' REQUIRE " + requirement + " " + value)
                    .join();
            admin.query("GRANT ALL ON " + server.database() + ".* TO '" + user + "'@'%'")
                    .join();
        }
        return user;
    }

    /** As OpenSSL writes it in one line: the parts in the other order. No part of these names has a comma. */
    private static String quoted(X500Principal name) {
        List<String> parts = Arrays.asList(name.getName().split(","));
        Collections.reverse(parts);
        return "'/" + String.join("/", parts) + "'";
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
