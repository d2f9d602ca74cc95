package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConfig;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.protocol.spi.TransportListener;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptionChecksTest {

    private static final Path SOCKET = Path.of("/run/mysqld.sock");

    static Stream<Arguments> senseless() {
        return Stream.of(
                refused("host must be a name or an address", o -> o.host(" ")),
                refused("host must be a name or an address", o -> o.host("db\0.example")),
                refused("port must be between 1 and 65,535, not 0", o -> o.port(0)),
                refused("port must be between 1 and 65,535, not 65536", o -> o.port(65_536)),
                refused("107 bytes at most, not 108", o -> o.unixSocket(Path.of("/" + "é".repeat(53) + "s"))),
                refused("unixSocket must be the path of a socket", o -> o.unixSocket(Path.of(""))),
                refused("user must not contain the NUL", o -> o.user("a\0")),
                refused("password must not contain the NUL", o -> o.password("s3cret\0")),
                refused("database must not contain the NUL", o -> o.database("a\0")),
                refused("sqlMode must be a list of names", o -> o.sqlMode("ANSI'; DROP TABLE t; --")),
                refused("connectionAttribute must have a name", o -> o.connectionAttribute("_pid", "1")),
                refused("connectionAttribute must have a name", o -> o.connectionAttribute("", "1")),
                refused("charset gbk is not safe", o -> o.charset("gbk")),
                refused("collation must be a collation of utf8mb4", o -> o.collation("latin1_swedish_ci")),
                refused("collation must be a collation of utf8mb4", o -> o.collation("utf8mb4_bin; DROP TABLE t")),
                refused("initCommand must be a statement", o -> o.initCommand(" ")),
                refused("connectTimeout must be greater than zero", o -> o.connectTimeout(Duration.ZERO)),
                refused("connectTimeout must be greater than zero", o -> o.connectTimeout(Duration.ofMillis(-1))),
                refused("connectTimeout", o -> o.connectTimeout(Duration.ofSeconds(Long.MAX_VALUE))),
                refused("pipelining must be 1 or more, not 0", o -> o.pipelining(0)),
                refused("statementCacheSize must be 0 or more, not -1", o -> o.statementCacheSize(-1)),
                refused("the offset of timeZone", o -> o.timeZone(ZoneOffset.ofHoursMinutes(14, 1))),
                refused("the offset of timeZone", o -> o.timeZone(ZoneOffset.ofHours(-14))),
                refused("the offset of timeZone", o -> o.timeZone(ZoneOffset.ofHoursMinutesSeconds(1, 0, 1))),
                refused("sslMode decides", o -> o.capabilities(Capabilities.CLIENT_SSL, 0)),
                refused("sslMode decides", o -> o.capabilities(0, Capabilities.CLIENT_SSL)),
                refused("any file of this machine", o -> o.capabilities(Capabilities.CLIENT_LOCAL_FILES, 0)),
                // CLIENT_QUERY_ATTRIBUTES changes what every command is.
                refused("cannot add 0x8000000: this client does not support", o -> o.capabilities(0x800_0000, 0)),
                refused("the option compression", o -> o.capabilities(Capabilities.CLIENT_COMPRESS, 0)),
                refused(
                        "the option compression",
                        o -> o.capabilities(Capabilities.CLIENT_ZSTD_COMPRESSION_ALGORITHM, 0)),
                refused("twice", o -> o.compression(Compression.ZLIB, Compression.ZLIB)),
                refused(
                        "between 1 and 9",
                        o -> o.compression(Compression.ZLIB, Compression.ZSTD).compressionLevel(10)),
                refused("between 1 and 22", o -> o.compression(Compression.ZSTD).compressionLevel(23)),
                refused("between 1 and 22", o -> o.compressionLevel(0)),
                refused("cannot add 0x100000000", o -> o.capabilities(1L << 32, 0)),
                refused("cannot remove 0x200", o -> o.capabilities(0, Capabilities.CLIENT_PROTOCOL_41)),
                refused("cannot remove 0x80000", o -> o.capabilities(0, Capabilities.CLIENT_PLUGIN_AUTH)),
                refused("both add and remove 0x400", o -> o.capabilities(0x400, 0x400)),
                refused(
                        "trackGtids(true) contradicts",
                        o -> o.trackGtids(true).capabilities(0, Capabilities.CLIENT_SESSION_TRACK)),
                refused(
                        "foundRows(true) contradicts",
                        o -> o.foundRows(true).capabilities(0, Capabilities.CLIENT_FOUND_ROWS)),
                refused(
                        "allowMultiStatements(true) contradicts",
                        o -> o.allowMultiStatements(true).capabilities(0, Capabilities.CLIENT_MULTI_STATEMENTS)),
                refused("maxResponsePacket must be between", o -> o.maxResponsePacket(1_023)),
                refused("maxQueuedBytes must be a number of bytes, or 0", o -> o.maxQueuedBytes(-1)),
                refused("maxResultSize must be a number of bytes, or 0", o -> o.maxResultSize(-1)),
                refused("maxResponsePacket must be between", o -> o.maxResponsePacket(Integer.MAX_VALUE)),
                refused(
                        "not both",
                        o -> o.sslMode(SslMode.VERIFY_CA)
                                .sslCa(Path.of("ca.pem"))
                                .sslContext(context())),
                refused("DISABLED contradicts", o -> o.sslMode(SslMode.DISABLED).sslCa(Path.of("ca.pem"))),
                refused(
                        "PREFERRED goes on without TLS",
                        o -> o.sslMode(SslMode.PREFERRED).sslContext(context())),
                refused(
                        "no effect with sslMode REQUIRED",
                        o -> o.sslMode(SslMode.REQUIRED).serverPublicKey(key(2_048))),
                refused("serverPublicKey: the RSA key has 1024 bits", o -> o.serverPublicKey(key(1_024))),
                refused("DISABLED contradicts", o -> o.sslMode(SslMode.DISABLED).sslContext(context())),
                refused(
                        "sslCa has no effect with sslMode REQUIRED; use VERIFY_CA or VERIFY_IDENTITY",
                        o -> o.sslMode(SslMode.REQUIRED).sslCa(Path.of("ca.pem"))),
                refused(
                        "sslCa has no effect with sslMode PREFERRED",
                        o -> o.sslMode(SslMode.PREFERRED).sslCa(Path.of("ca.pem"))),
                // The default to the loopback.
                refused("sslCa has no effect with sslMode PREFERRED", o -> o.sslCa(Path.of("ca.pem"))),
                refused(
                        "a unix socket has no host name to verify; use VERIFY_CA",
                        o -> o.sslMode(SslMode.VERIFY_IDENTITY).unixSocket(SOCKET)),
                refused(
                        "sslKey is the key of a certificate: set sslCert too",
                        o -> o.sslKey(Path.of("key.pem")).sslMode(SslMode.REQUIRED)),
                refused("sslKeyPassword is for sslKey or sslKeyStore", o -> o.sslKeyPassword("s3cret")),
                refused(
                        "set sslKeyStore, or sslCert and sslKey, not both",
                        o -> o.sslKeyStore(Path.of("k.p12")).sslCert(Path.of("c.pem"))),
                refused(
                        "set the client's certificate or sslContext, not both",
                        o -> o.sslCert(Path.of("c.pem")).sslContext(context())),
                refused(
                        "a client certificate is shown over TLS only, and sslMode is PREFERRED",
                        o -> o.sslCert(Path.of("c.pem")).sslMode(SslMode.PREFERRED)),
                refused("tlsVersions must have TLSv1.2 or TLSv1.3", o -> o.tlsVersions()),
                refused("zeroConfigurationTls has no effect with sslMode PREFERRED", o -> o.zeroConfigurationTls(true)),
                refused(
                        "do not set sslCa or sslContext with it",
                        o -> o.host("db.example").zeroConfigurationTls(true).sslCa(Path.of("ca.pem"))),
                refused(
                        "a transport or the name of a transport, not both",
                        o -> o.transport("nio").transport(new NoTransport())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void senseless(String message, UnaryOperator<ConnectOptionsBuilder> change) {
        ConnectOptionsBuilder builder = change.apply(ConnectOptions.builder());

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageNotContainingAny("s3cret", "DROP TABLE");
    }

    static Stream<UnaryOperator<ConnectOptionsBuilder>> sensible() {
        return Stream.of(
                o -> o.port(1),
                o -> o.port(65_535),
                o -> o.unixSocket(Path.of("/" + "s".repeat(106))),
                o -> o.user("").password("p\u0001\uD83D\uDE00"),
                o -> o.sqlMode(""),
                o -> o.sqlMode("ANSI, STRICT_ALL_TABLES"),
                o -> o.collation("utf8mb4_0900_ai_ci"),
                o -> o.collation("uca1400_ai_ci"),
                o -> o.collation("UTF8MB4_BIN"),
                o -> o.serverPublicKey(key(2_048)),
                o -> o.sslMode(SslMode.REQUIRED).serverPublicKey(key(2_048)).sslContext(context()),
                o -> o.connectTimeout(Duration.ofNanos(1)),
                o -> o.connectTimeout(Duration.ofHours(1)),
                o -> o.timeZone(ZoneOffset.ofHours(14)),
                o -> o.timeZone(ZoneOffset.ofHoursMinutes(-13, -59)),
                o -> o.timeZone(ZoneId.of("Europe/Berlin")),
                o -> o.statementCacheSize(0),
                o -> o.capabilities(Capabilities.CLIENT_INTERACTIVE, Capabilities.CLIENT_SESSION_TRACK),
                o -> o.capabilities(0, -1L & ~(0x8_8200L | Capabilities.CLIENT_SSL)),
                o -> o.pipelining(1),
                o -> o.maxResponsePacket(1_024),
                o -> o.maxResponsePacket(ProtocolLimits.MAX_PAYLOAD),
                o -> o.host("db.example").sslCa(Path.of("ca.pem")),
                o -> o.sslContext(context()),
                o -> o.sslCert(Path.of("c.pem")).sslKey(Path.of("k.pem")).sslKeyPassword("s3cret"),
                o -> o.host("db.example").zeroConfigurationTls(true),
                o -> o.tlsVersions(TlsVersion.TLS_1_3).tlsCipherSuites("TLS_AES_256_GCM_SHA384"),
                o -> o.unixSocket(SOCKET).sslMode(SslMode.VERIFY_CA).sslCa(Path.of("ca.pem")),
                o -> o.transport("nio"),
                o -> o.transport(new NoTransport()));
    }

    @ParameterizedTest
    @MethodSource
    void sensible(UnaryOperator<ConnectOptionsBuilder> change) {
        assertThatCode(change.apply(ConnectOptions.builder())::build).doesNotThrowAnyException();
    }

    private static Arguments refused(String message, UnaryOperator<ConnectOptionsBuilder> change) {
        return arguments(message, change);
    }

    private static PublicKey key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static final class NoTransport implements Transport {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public TransportConnection connect(TransportConfig config, TransportListener listener) {
            throw new AssertionError("nobody connects here");
        }

        @Override
        public void close() {}
    }
}
