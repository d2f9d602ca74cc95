package io.aiomysql;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aiomysql.protocol.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the caller sets counts, whatever a file says; and what is valid alone is not refused together. */
class CallerBeforeFilesTest {

    private static final String EVERYTHING = """
            host=of-file.example
            port=1
            user=of-file
            password=of-file
            connect-timeout=1
            return-found-rows
            compress
            get-server-public-key
            tls-version=TLSv1.2
            default-auth=mysql_native_password
            default-character-set=latin1
            """;

    private static final String[] LINES = {
        "host=db.example\nsocket=/run/my.sock",
        "user=app\npassword=secret",
        "ssl-mode=DISABLED",
        "ssl-mode=PREFERRED",
        "ssl-mode=REQUIRED",
        "ssl-mode=VERIFY_CA",
        "ssl-mode=VERIFY_IDENTITY",
        "skip-ssl",
        "ssl",
        "ssl-verify-server-cert",
        "skip-ssl-verify-server-cert",
        "ssl-ca=ca.pem",
        "ssl-cert=cert.pem",
        "ssl-cert=cert.pem\nssl-key=key.pem",
        "ssl-cert=cert.pem\nssl-mode=DISABLED",
        "tls-version=TLSv1.2",
        "return-found-rows",
        "compress\nzstd-compression-level=22",
        "compression-algorithms=zstd,zlib",
        "zstd-compression-level=22",
        "get-server-public-key",
        "default-auth=mysql_native_password",
        "default-auth=mysql_clear_password",
    };

    @TempDir
    Path folder;

    /** A default is set like any other value. */
    @Test
    void aDefaultThatTheCallerSetsCounts() throws IOException {
        Map<Consumer<ConnectOptionsBuilder>, Function<ConnectOptions, Object>> options = Map.ofEntries(
                Map.entry(b -> b.host("localhost"), ConnectOptions::host),
                Map.entry(b -> b.port(3306), ConnectOptions::port),
                Map.entry(b -> b.user(ConnectOptions.builder().build().user()), ConnectOptions::user),
                Map.entry(b -> b.password(""), o -> o.values.password),
                Map.entry(b -> b.connectTimeout(Duration.ofSeconds(10)), ConnectOptions::connectTimeout),
                Map.entry(b -> b.foundRows(false), ConnectOptions::foundRows),
                Map.entry(b -> b.compression(Compression.UNCOMPRESSED), ConnectOptions::compression),
                Map.entry(b -> b.allowPublicKeyRetrieval(false), ConnectOptions::allowPublicKeyRetrieval),
                Map.entry(b -> b.tlsVersions(TlsVersion.values()), ConnectOptions::tlsVersions),
                Map.entry(b -> b.authPlugin(null), ConnectOptions::authPlugin),
                Map.entry(b -> b.charset("utf8mb4"), ConnectOptions::charset));
        Path file = file(EVERYTHING);
        ConnectOptions defaults = ConnectOptions.builder().build();
        ConnectOptions ofFile = ConnectOptions.builder().defaultsFile(file).build();
        options.forEach((set, get) -> {
            ConnectOptionsBuilder builder = ConnectOptions.builder();
            set.accept(builder);
            ConnectOptions before = builder.defaultsFile(file).build();

            assertThat(get.apply(before)).isEqualTo(get.apply(defaults)).isNotEqualTo(get.apply(ofFile));
            assertThat(get.apply(before.toBuilder().defaultsFile(file).build())).isEqualTo(get.apply(defaults));
        });
    }

    @Test
    void noFileKeepsTheCallerFromConnecting() throws IOException, NoSuchAlgorithmException {
        SSLContext context = SSLContext.getDefault();
        Map<String, Consumer<ConnectOptionsBuilder>> callers = Map.ofEntries(
                Map.entry("host", b -> b.host("db2.example")),
                Map.entry("unixSocket", b -> b.unixSocket(Path.of("/run/other.sock"))),
                Map.entry("passwordSupplier", b -> b.passwordSupplier(() -> new char[0])),
                Map.entry("DISABLED", b -> b.sslMode(SslMode.DISABLED)),
                Map.entry("PREFERRED", b -> b.sslMode(SslMode.PREFERRED)),
                Map.entry("REQUIRED", b -> b.sslMode(SslMode.REQUIRED)),
                Map.entry("VERIFY_IDENTITY", b -> b.sslMode(SslMode.VERIFY_IDENTITY)),
                Map.entry("sslContext", b -> b.sslContext(context)),
                Map.entry("sslCa", b -> b.sslMode(SslMode.VERIFY_CA).sslCa(Path.of("other.pem"))),
                Map.entry("sslCert", b -> b.sslCert(Path.of("other.pem"))),
                Map.entry("sslKeyStore", b -> b.sslKeyStore(Path.of("other.p12"))),
                Map.entry(
                        "zeroConfigurationTls",
                        b -> b.sslMode(SslMode.VERIFY_CA).zeroConfigurationTls(true)),
                Map.entry("zlib", b -> b.compression(Compression.ZLIB)),
                Map.entry("authPlugins", b -> b.authPlugins("caching_sha2_password")),
                Map.entry("capabilities", b -> b.capabilities(0, Capabilities.CLIENT_FOUND_ROWS)));
        for (String lines : LINES) {
            Path file = file(lines);
            callers.forEach((name, set) -> {
                ConnectOptionsBuilder builder = ConnectOptions.builder().defaultsFile(file);
                set.accept(builder);
                assertThatCode(builder::build).as("%s with %s", name, lines).doesNotThrowAnyException();
            });
        }
    }

    @Test
    void aCertificateAndItsKeyComeFromTheSamePlace() throws IOException {
        Path file = file("ssl-cert=cert.pem\nssl-key=key.pem");
        ConnectOptions options = ConnectOptions.builder()
                .sslCert(Path.of("other.pem"))
                .defaultsFile(file)
                .build();

        assertThat(options.sslCert()).hasValue(Path.of("other.pem"));
        assertThat(options.sslKey()).isEmpty();
        assertThat(ConnectOptions.builder().defaultsFile(file).build().sslKey()).hasValue(Path.of("key.pem"));
    }

    private Path file(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), "[client]\n" + lines + "\n");
        return Files.setPosixFilePermissions(file, fromString("rw-------"));
    }
}
