package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.ConversionOptions;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.protocol.Capabilities;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectOptionsTest {

    @Test
    void defaultsSuitALocalServer() {
        ConnectOptions options = ConnectOptions.builder().build();

        assertThat(options.host()).isEqualTo("localhost");
        assertThat(options.port()).isEqualTo(3306);
        assertThat(options.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(options.values.password).isEmpty();
        assertThat(options.database()).isEmpty();
        assertThat(options.unixSocket()).isEmpty();
        assertThat(options.charset()).isEqualTo("utf8mb4");
        assertThat(options.rawText()).isFalse();
        assertThat(options.connectionAttributes()).isEmpty();
        assertThat(options.sendsConnectionAttributes()).isTrue();
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.autocommit()).contains(false);
        assertThat(options.pipelining()).isEqualTo(256);
        assertThat(options.maxQueuedBytes())
                .isEqualTo(Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 16));
        assertThat(options.keepAlive()).isTrue();
        assertThat(options.trackGtids()).isFalse();
        assertThat(options.foundRows()).isFalse();
        assertThat(options.allowMultiStatements()).isFalse();
        assertThat(options.allowPublicKeyRetrieval()).isFalse();
        assertThat(options.transport()).isEmpty();
        assertThat(options.callbackExecutor()).isEmpty();
        assertThat(options.timeZone()).isEmpty();
        assertThat(options.zeroDates()).isEqualTo(ZeroDates.EXCEPTION);
        assertThat(options.tinyInt1AsBoolean()).isFalse();
        assertThat(options.uuidForm()).isEqualTo(UuidForm.TEXT);
        assertThat(options.statementMode()).isEqualTo(StatementMode.BINARY);
        assertThat(options.errorDetail()).isEqualTo(ErrorDetail.MESSAGE);
        assertThat(options.temporalPrecision()).isEqualTo(TemporalPrecision.TRUNCATE);
        assertThat(options.statementCacheSize()).isEqualTo(256);
        assertThat(options.maxResultSize()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
        assertThat(options.addedCapabilities()).isZero();
        assertThat(options.removedCapabilities()).isZero();
    }

    @Test
    void everyOptionIsReadBack() throws NoSuchAlgorithmException {
        PublicKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        SSLContext context = SSLContext.getDefault();
        Executor executor = Runnable::run;
        Converters converters = Converters.defaults();
        ConnectOptionsBuilder builder = ConnectOptions.builder()
                .host("db.example")
                .port(3307)
                .unixSocket(Path.of("/run/mysqld.sock"))
                .user("app")
                .password("secret")
                .database("shop")
                .connectTimeout(Duration.ofSeconds(3))
                .sslMode(SslMode.VERIFY_CA)
                .sslContext(context)
                .serverPublicKey(key)
                .allowPublicKeyRetrieval(true)
                .autocommit(null)
                .sqlMode("ANSI,STRICT_ALL_TABLES")
                .charset("latin1")
                .rawText(true)
                .connectionAttribute("team", "blue")
                .connectionAttribute("a", "b")
                .connectionAttributes(false)
                .collation("utf8mb4_bin")
                .initCommand("SET @a = 1")
                .programName("tests")
                .trackGtids(true)
                .foundRows(true)
                .allowMultiStatements(true)
                .timeZone(ZoneId.of("Europe/Berlin"))
                .converters(converters)
                .zeroDates(ZeroDates.NULL)
                .tinyInt1AsBoolean(true)
                .uuidForm(UuidForm.BINARY)
                .statementMode(StatementMode.TEXT)
                .errorDetail(ErrorDetail.CODE)
                .temporalPrecision(TemporalPrecision.STRICT)
                .statementCacheSize(0)
                .capabilities(Capabilities.CLIENT_INTERACTIVE, Capabilities.CLIENT_DEPRECATE_EOF)
                .pipelining(1)
                .maxQueuedBytes(9_999)
                .maxResponsePacket(65_536)
                .keepAlive(false)
                .transport("nio")
                .callbackExecutor(executor);

        // Through a copy, which must not forget one either.
        ConnectOptions options = builder.build().toBuilder().build();

        assertThat(options.host()).isEqualTo("db.example");
        assertThat(options.port()).isEqualTo(3307);
        assertThat(options.unixSocket()).contains(Path.of("/run/mysqld.sock"));
        assertThat(options.user()).isEqualTo("app");
        assertThat(options.values.password).isEqualTo("secret");
        assertThat(options.database()).contains("shop");
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.sslMode()).isEqualTo(SslMode.VERIFY_CA);
        assertThat(options.sslContext()).containsSame(context);
        assertThat(options.serverPublicKey()).contains(key);
        assertThat(options.allowPublicKeyRetrieval()).isTrue();
        assertThat(options.autocommit()).isEmpty();
        assertThat(options.sqlMode()).contains("ANSI,STRICT_ALL_TABLES");
        assertThat(options.charset()).isEqualTo("latin1");
        assertThat(options.rawText()).isTrue();
        assertThat(options.connectionAttributes()).containsExactly(Map.entry("team", "blue"), Map.entry("a", "b"));
        assertThat(options.sendsConnectionAttributes()).isFalse();
        assertThat(options.collation()).contains("utf8mb4_bin");
        assertThat(options.initCommand()).contains("SET @a = 1");
        assertThat(options.programName()).contains("tests");
        assertThat(options.trackGtids()).isTrue();
        assertThat(options.foundRows()).isTrue();
        assertThat(options.allowMultiStatements()).isTrue();
        assertThat(options.timeZone()).contains(ZoneId.of("Europe/Berlin"));
        assertThat(options.converters()).isSameAs(converters);
        assertThat(options.zeroDates()).isEqualTo(ZeroDates.NULL);
        assertThat(options.tinyInt1AsBoolean()).isTrue();
        assertThat(options.uuidForm()).isEqualTo(UuidForm.BINARY);
        assertThat(options.statementMode()).isEqualTo(StatementMode.TEXT);
        assertThat(options.errorDetail()).isEqualTo(ErrorDetail.CODE);
        assertThat(options.temporalPrecision()).isEqualTo(TemporalPrecision.STRICT);
        assertThat(options.statementCacheSize()).isZero();
        assertThat(options.addedCapabilities()).isEqualTo(Capabilities.CLIENT_INTERACTIVE);
        assertThat(options.removedCapabilities()).isEqualTo(Capabilities.CLIENT_DEPRECATE_EOF);
        assertThat(options.pipelining()).isEqualTo(1);
        assertThat(options.maxQueuedBytes()).isEqualTo(9_999);
        assertThat(options.maxResponsePacket()).isEqualTo(65_536);
        assertThat(options.keepAlive()).isFalse();
        assertThat(options.transportName()).contains("nio");
        assertThat(options.callbackExecutor()).containsSame(executor);
    }

    @Test
    void changesOfABuilderDoNotReachWhatItBuilt() {
        ConnectOptionsBuilder builder = ConnectOptions.builder().host("first").sslMode(SslMode.DISABLED);
        ConnectOptions options = builder.build();

        builder.host("second");
        options.toBuilder().host("third");

        assertThat(options.host()).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
    void theLoopbackPrefersTls(String host) {
        ConnectOptions options = ConnectOptions.builder().host(host).build();

        assertThat(options.sslMode()).isEqualTo(SslMode.PREFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example", "10.0.0.1", "localhost.example", "127.0.0.1.example", "128.0.0.1", "::2"})
    void anyOtherHostIsVerified(String host) {
        ConnectOptions options = ConnectOptions.builder().host(host).build();

        assertThat(options.sslMode()).isEqualTo(SslMode.VERIFY_IDENTITY);
    }

    @Test
    void aUnixSocketPrefersTlsWhateverTheHost() {
        ConnectOptions options = ConnectOptions.builder()
                .host("db.example")
                .unixSocket(Path.of("/run/mysqld.sock"))
                .build();

        assertThat(options.sslMode()).isEqualTo(SslMode.PREFERRED);
    }

    @ParameterizedTest
    @CsvSource({"db.example, DISABLED", "localhost, VERIFY_IDENTITY", "localhost, REQUIRED"})
    void aModeThatIsSetWins(String host, SslMode mode) {
        assertThat(ConnectOptions.builder().host(host).sslMode(mode).build().sslMode())
                .isEqualTo(mode);
    }

    @Test
    void whatIsNotSetIsAsTheConvertersSay() {
        Converters converters = Converters.builder()
                .options(ConversionOptions.builder()
                        .zeroDates(ZeroDates.NULL)
                        .tinyInt1AsBoolean(true)
                        .uuidForm(UuidForm.BINARY)
                        .build())
                .build();
        ConnectOptionsBuilder builder = ConnectOptions.builder().converters(converters);

        ConnectOptions theirs = builder.build();
        ConnectOptions set = builder.zeroDates(ZeroDates.EXCEPTION)
                .tinyInt1AsBoolean(false)
                .uuidForm(UuidForm.TEXT)
                .build();

        assertThat(theirs.zeroDates()).isEqualTo(ZeroDates.NULL);
        assertThat(theirs.tinyInt1AsBoolean()).isTrue();
        assertThat(theirs.uuidForm()).isEqualTo(UuidForm.BINARY);
        assertThat(set.zeroDates()).isEqualTo(ZeroDates.EXCEPTION);
        assertThat(set.tinyInt1AsBoolean()).isFalse();
        assertThat(set.uuidForm()).isEqualTo(UuidForm.TEXT);
    }

    @Test
    void toStringShowsWhereAndWhoButNoSecret() {
        ConnectOptionsBuilder builder = ConnectOptions.builder()
                .host("db.example")
                .user("app")
                .password("s3cret")
                .database("shop")
                .initCommand("SET @token = 's3cret'");

        assertThat(builder.build().toString())
                .contains("db.example:3306", "app", "shop", "VERIFY_IDENTITY")
                .doesNotContain("s3cret");
        assertThat(builder.toString()).doesNotContain("s3cret");
    }
}
