package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Scripts;
import io.aiomysql.testkit.tls.ServerCertificates;
import io.aiomysql.testkit.tls.ServerCertificates.Kind;
import io.aiomysql.transport.netty.NettyTransport;
import io.aiomysql.transport.nio.NioTransport;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which server certificates are accepted, in every mode and by every transport, and what is said of the others. */
@Timeout(120)
class ServerCertificateTest {

    private static final String OK = "";

    private static final List<Row> TABLE = List.of(
            row(Kind.RIGHT, "localhost", OK, OK),
            row(Kind.RIGHT, "127.0.0.1", OK, OK),
            row(Kind.OTHER_NAME, "localhost", OK, "is not for the host 'localhost'; connect by a name that is in it"),
            row(Kind.ADDRESS, "127.0.0.1", OK, OK),
            row(Kind.ADDRESS, "db.aiomysql.example", OK, "is not for the host"),
            row(Kind.WILDCARD, "db.aiomysql.example", OK, OK),
            row(Kind.WILDCARD, "a.db.aiomysql.example", OK, "is not for the host"),
            row(Kind.WILDCARD, "127.0.0.1", OK, "is not for the host"),
            row(Kind.COMMON_NAME, "localhost", OK, OK),
            row(Kind.COMMON_NAME, "127.0.0.1", OK, "is not for the host"),
            row(Kind.INTERMEDIATE, "localhost", OK, OK),
            row(Kind.EXPIRED, "localhost", "has expired; renew it at the server", "has expired"),
            row(Kind.FUTURE, "localhost", "is not valid yet; set the clock", "is not valid yet"),
            row(Kind.UNKNOWN_AUTHORITY, "localhost", "with sslCa", "with sslCa"),
            row(Kind.SELF_SIGNED, "localhost", "with sslCa", "zeroConfigurationTls"));

    @TempDir
    private static Path folder;

    private static ServerCertificates certificates;
    private static Path authority;

    /**
     * A line of the table.
     *
     * @param byAuthority what is said in mode VERIFY_CA; nothing if the certificate is accepted
     * @param byIdentity what is said in mode VERIFY_IDENTITY
     */
    private record Row(Kind kind, String host, String byAuthority, String byIdentity) {}

    private static Row row(Kind kind, String host, String byAuthority, String byIdentity) {
        return new Row(kind, host, byAuthority, byIdentity);
    }

    @BeforeAll
    static void makeCertificates() {
        certificates = ServerCertificates.make(folder);
        authority = certificates.writeAuthority(folder.resolve("ca.pem"));
    }

    static Stream<SslMode> modes() {
        return Arrays.stream(SslMode.values()).filter(mode -> mode != SslMode.DISABLED);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void byNio(SslMode mode) {
        HostResolver here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (Transport transport = NioTransport.builder().resolver(here).build()) {
            TABLE.forEach(row -> check(row, mode, transport));
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void byNetty(SslMode mode) {
        HostResolver here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (Transport transport = NettyTransport.builder().resolver(here).build()) {
            TABLE.forEach(row -> check(row, mode, transport));
        }
    }

    private static void check(Row row, SslMode mode, Transport transport) {
        boolean verifies = mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_IDENTITY;
        String refusal = mode == SslMode.VERIFY_CA ? row.byAuthority : verifies ? row.byIdentity : OK;
        try (FakeServer server = FakeServer.start(Scripts.tlsLogin(certificates.context(row.kind)))) {
            ConnectOptionsBuilder options = ConnectOptions.builder()
                    .host(row.host)
                    .port(server.port())
                    .user("app")
                    .password("secret")
                    .transport(transport)
                    .sslMode(mode);
            ConnectOptions built = (verifies ? options.sslCa(authority) : options).build();
            if (refusal.isEmpty()) {
                try (MySqlConnection connection = MySqlConnection.connect(built).join()) {
                    assertThat(connection.isTls()).as(row + " " + mode).isTrue();
                }
            } else {
                assertThatThrownBy(() -> MySqlConnection.connect(built).join())
                        .as(row + " " + mode)
                        .cause()
                        .isInstanceOf(MySqlTlsException.class)
                        .hasMessageContaining("sslMode is " + mode)
                        .hasMessageContaining(refusal);
                assertThat(server.handshakeResponses()).isEmpty();
            }
            server.awaitAllClosed();
        }
    }
}
