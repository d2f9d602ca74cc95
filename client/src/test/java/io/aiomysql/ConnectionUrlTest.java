package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

    @Test
    void readsAllParts() {
        ConnectOptions options =
                ConnectOptions.parse("mysql://app:secret@db.example:3307/shop?sslMode=REQUIRED&pipelining=1");

        assertThat(options.user()).isEqualTo("app");
        assertThat(options.values.password).isEqualTo("secret");
        assertThat(options.host()).isEqualTo("db.example");
        assertThat(options.port()).isEqualTo(3307);
        assertThat(options.database()).contains("shop");
        assertThat(options.sslMode()).isEqualTo(SslMode.REQUIRED);
        assertThat(options.pipelining()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://", "mysql:///", "mysql://?", "MySQL://localhost", "mariadb://localhost:3306/"})
    void everyPartButTheSchemeMayBeLeftOut(String url) {
        ConnectOptions options = ConnectOptions.parse(url);

        assertThat(options.host()).isEqualTo("localhost");
        assertThat(options.port()).isEqualTo(3306);
        assertThat(options.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(options.database()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://app:p%40ss%3Aw%2Frd%3F%23@db, app, p@ss:w/rd?#",
        "mysql://app:p@ss:word@db, app, p@ss:word",
        "mysql://a%3Ab%40c:x@db, a:b@c, x",
        "mysql://app:100%25@db, app, 100%",
        "mysql://app:a+b@db, app, a+b",
        "mysql://app:%C3%A9%F0%9F%98%80@db, app, é😀",
        "mysql://app:@db, app, ''",
        "mysql://app@db, app, ''",
        "mysql://:x@db, '', x",
    })
    void theUserEndsAtTheFirstColonAndThePasswordAtTheLastAtSign(String url, String user, String password) {
        ConnectOptions options = ConnectOptions.parse(url);

        assertThat(options.user()).isEqualTo(user);
        assertThat(options.values.password).isEqualTo(password);
        assertThat(options.host()).isEqualTo("db");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://[::1], ::1, 3306, PREFERRED",
        "mysql://app@[::1]:3307/shop, ::1, 3307, PREFERRED",
        "mysql://app:x@[2001:db8::7]/shop, 2001:db8::7, 3306, VERIFY_IDENTITY",
        "mysql://[fe80::7%25eth0], fe80::7%eth0, 3306, VERIFY_IDENTITY",
        "mysql://[fe80::7%eth0]:3307, fe80::7%eth0, 3307, VERIFY_IDENTITY",
        "mysql://my%2Dhost, my-host, 3306, VERIFY_IDENTITY",
    })
    void readsHostsAndWhetherTheyAreLocal(String url, String host, int port, SslMode modeByDefault) {
        ConnectOptions options = ConnectOptions.parse(url);

        assertThat(options.host()).isEqualTo(host);
        assertThat(options.port()).isEqualTo(port);
        assertThat(options.sslMode()).isEqualTo(modeByDefault);
    }

    @Test
    void theDatabaseIsDecoded() {
        assertThat(ConnectOptions.parse("mysql://db/my%2Fshop%3F").database()).contains("my/shop?");
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                parameter("charset=LATIN1", ConnectOptions::charset, "latin1"),
                parameter("charset=utf8", ConnectOptions::charset, "utf8mb4"),
                parameter("rawText=true", ConnectOptions::rawText, true),
                parameter("connectionAttributes=false", ConnectOptions::sendsConnectionAttributes, false),
                parameter("unixSocket=/run/my%20sql.sock", ConnectOptions::unixSocket, Path.of("/run/my sql.sock")),
                parameter("connectTimeout=2.5", ConnectOptions::connectTimeout, Duration.ofMillis(2_500)),
                parameter("sslMode=verify_ca", ConnectOptions::sslMode, SslMode.VERIFY_CA),
                parameter("sslMode=VERIFY_CA&sslCa=ca.pem", ConnectOptions::sslCa, Path.of("ca.pem")),
                parameter("sslMode=REQUIRED&sslCert=client.pem", ConnectOptions::sslCert, Path.of("client.pem")),
                parameter("sslMode=REQUIRED&sslCert=c.pem&sslKey=key.pem", ConnectOptions::sslKey, Path.of("key.pem")),
                parameter("sslMode=REQUIRED&sslKeyStore=c.p12", ConnectOptions::sslKeyStore, Path.of("c.p12")),
                parameter(
                        "sslMode=REQUIRED&sslKeyStore=c.p12&sslKeyPassword=a%26b",
                        options -> options.values.sslKeyPassword, "a&b"),
                parameter("tlsVersions=TLSv1.3", ConnectOptions::tlsVersions, Set.of(TlsVersion.TLS_1_3)),
                parameter(
                        "tlsVersions=TLSv1.2,tlsv1.3",
                        ConnectOptions::tlsVersions,
                        Set.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)),
                parameter(
                        "tlsCipherSuites=TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256",
                        ConnectOptions::tlsCipherSuites,
                        List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256")),
                parameter("sslMode=VERIFY_CA&zeroConfigurationTls=true", ConnectOptions::zeroConfigurationTls, true),
                parameter(
                        "compression=zlib,uncompressed",
                        ConnectOptions::compression,
                        List.of(Compression.ZLIB, Compression.UNCOMPRESSED)),
                parameter("compression=ZLIB&compressionLevel=9", ConnectOptions::compressionLevel, OptionalInt.of(9)),
                parameter("authPlugin=client_ed25519", ConnectOptions::authPlugin, "client_ed25519"),
                parameter(
                        "authPlugins=parsec,client_ed25519",
                        ConnectOptions::authPlugins,
                        List.of("parsec", "client_ed25519")),
                parameter("allowExpiredPassword=true", ConnectOptions::allowExpiredPassword, true),
                parameter("allowPublicKeyRetrieval=true", ConnectOptions::allowPublicKeyRetrieval, true),
                parameter("autocommit=true", ConnectOptions::autocommit, true),
                parameter("autocommit=false", ConnectOptions::autocommit, false),
                parameter("autocommit=server", ConnectOptions::autocommit, Optional.empty()),
                parameter("sqlMode=ANSI,STRICT_ALL_TABLES", ConnectOptions::sqlMode, "ANSI,STRICT_ALL_TABLES"),
                parameter("collation=utf8mb4_bin", ConnectOptions::collation, "utf8mb4_bin"),
                parameter("programName=a%26b", ConnectOptions::programName, "a&b"),
                parameter("errorDetail=code", ConnectOptions::errorDetail, ErrorDetail.CODE),
                parameter("temporalPrecision=STRICT", ConnectOptions::temporalPrecision, TemporalPrecision.STRICT),
                parameter("trackGtids=true", ConnectOptions::trackGtids, true),
                parameter("foundRows=true", ConnectOptions::foundRows, true),
                parameter("allowMultiStatements=true", ConnectOptions::allowMultiStatements, true),
                parameter("timeZone=Europe/Berlin", ConnectOptions::timeZone, ZoneId.of("Europe/Berlin")),
                parameter("timeZone=%2B02:00", ConnectOptions::timeZone, ZoneOffset.ofHours(2)),
                parameter("zeroDates=null", ConnectOptions::zeroDates, ZeroDates.NULL),
                parameter("tinyInt1AsBoolean=true", ConnectOptions::tinyInt1AsBoolean, true),
                parameter("uuidForm=BINARY", ConnectOptions::uuidForm, UuidForm.BINARY),
                parameter("statementMode=text", ConnectOptions::statementMode, StatementMode.TEXT),
                parameter("statementCacheSize=0", ConnectOptions::statementCacheSize, 0),
                parameter("pipelining=8", ConnectOptions::pipelining, 8),
                parameter("maxResponsePacket=65536", ConnectOptions::maxResponsePacket, 65_536),
                parameter("maxQueuedBytes=0", ConnectOptions::maxQueuedBytes, 0L),
                parameter("maxResultSize=0", ConnectOptions::maxResultSize, 0L),
                parameter("maxResultSize=8589934592", ConnectOptions::maxResultSize, 8_589_934_592L),
                parameter("echo=true", ConnectOptions::echo, true),
                parameter("echoParameters=true", ConnectOptions::echoParameters, true),
                parameter("callerTraces=true", ConnectOptions::callerTraces, true),
                parameter("queryTimeout=1.5", ConnectOptions::queryTimeout, Duration.ofMillis(1_500)),
                parameter("readTimeout=20", ConnectOptions::readTimeout, Duration.ofSeconds(20)),
                parameter("cancelTimeout=3", ConnectOptions::cancelTimeout, Duration.ofSeconds(3)),
                parameter("keepAlive=false", ConnectOptions::keepAlive, false),
                parameter("transport=nio", ConnectOptions::transportName, "nio"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void everyParameterWorks(String query, Function<ConnectOptions, ?> option, Object value) {
        ConnectOptions options = ConnectOptions.parse("mysql://localhost/?" + query);

        assertThat(option.apply(options)).isEqualTo(value);
    }

    @Test
    void noParameterIsLeftUntested() {
        String message = refusal("mysql://localhost/?nonsense=1").getMessage();

        // Files that have to exist: OptionFilesIT, OptionFilesTest and PublicKeyFilesTest.
        Stream<Arguments> files = Stream.of("defaultsFile", "defaultsGroup", "loginPath", "serverPublicKey")
                .map(name -> arguments(name + "="));
        String[] tested = Stream.concat(parameters(), files)
                .map(arguments ->
                        ((String) arguments.get()[0]).replaceFirst(".*&", "").replaceFirst("=.*", ""))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        assertThat(message).endsWith("[" + String.join(", ", tested) + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown=1 | unknown parameter",
                "pipelining=1&pipelining=2 | pipelining appears twice",
                "pipelining | pipelining has no value",
                "pipelining= | pipelining",
                "pipelining=many | pipelining",
                "pipelining=0 | pipelining must be 1 or more",
                "connectTimeout=soon | connectTimeout",
                "connectTimeout=NaN | connectTimeout",
                "connectTimeout=Infinity | connectTimeout",
                "connectTimeout=-1 | connectTimeout",
                "autocommit=yes | autocommit",
                "foundRows=1 | foundRows",
                "sslMode=STRICT | sslMode",
                "sslMode=VERIFY_CA&sslCa=%00 | sslCa",
                "unixSocket= | unixSocket",
                "maxResponsePacket=1 | maxResponsePacket",
                "timeZone=Nowhere | timeZone of the URL must be a time zone",
                "timeZone=%2B99:00 | timeZone",
                "zeroDates=0 | one of [EXCEPTION, NULL]",
                "uuidForm=NUMBER | one of [TEXT, BINARY, BINARY_TIME_SWAPPED]",
                "statementMode=FAST | one of [BINARY, TEXT]",
                "statementCacheSize=-1 | statementCacheSize",
                "converters=x | unknown parameter",
                "capabilities=1 | unknown parameter",
                "programName=%4 | programName",
                "password=x | unknown parameter",
                "&foundRows=true | unknown parameter",
            })
    void senselessParametersAreRefusedByName(String query, String message) {
        assertThat(refusal("mysql://localhost/?" + query)).hasMessageContaining(message);
    }

    @Test
    void aValueThatIsOneOfAFewListsThem() {
        assertThat(refusal("mysql://localhost/?sslMode=STRICT"))
                .hasMessageContainingAll("DISABLED", "PREFERRED", "VERIFY_IDENTITY");
        assertThat(refusal("mysql://localhost/?foundRows=1")).hasMessageContainingAll("true", "false");
        assertThat(refusal("mysql://localhost/?autocommit=1")).hasMessageContainingAll("true", "false", "server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "jdbc:mysql://app:s3cret@db/shop",
                "postgres://app:s3cret@db/shop",
                "mysql:app:s3cret@db",
                "mysql://app:s3cret/x@db/shop",
                "mysql://app:12/s3cret@db",
                "mysql://app:p@ss/s3cret@db",
                "mysql://app:s3cret?@db/shop",
                "mysql://app:s3cret#@db/shop",
                "mysql://app:s3cret%4@db/shop",
                "mysql://app:s3cret%zz@db/shop",
                "mysql://app:s3cret%FF@db/shop",
                "mysql://app:s3cret@db:port/shop",
                "mysql://app:s3cret@db:123456/shop",
                "mysql://app:s3cret@db:70000/shop",
                "mysql://app:s3cret@[::1/shop",
                "mysql://app:s3cret@/shop/more",
                "mysql://app:s3cret@db/shop#fragment",
                "mysql://app:s3cret@db/sh%op",
                "mysql://app:12?s3cret=1@db/shop",
                "mysql://app:12?foundRows=true&s3cret=1@db/shop",
                "mysql://db/?password=a&s3cret=1",
                "mysql://db/?s3cret",
                "mysql://db/?not+a+name+s3cret=1",
                "jdbc:mysql://app:s3cret/x@db/shop",
                "jdbc:mysql://app:s3cret@db/shop?password=s3cret&useSSL=s3cret",
                "jdbc:mysql://db/shop?password=a@s3cret&useSSL=false",
                "jdbc:mysql://db/shop?user=app&password=a&s3cret=1",
                "r2dbc:mariadb://app:s3cret@db:3306/shop?password=s3cret",
                "jdbc:mysql://app:12?s3cret=1@db/shop",
                "jdbc:mysql:loadbalance://app:s3cret@a,b/shop",
                "mysql://app:12?pipelining=s3cret@db/shop",
                "mysql://app:12?sslMode=s3cret@db/shop",
                "mysql://app:12?connectTimeout=s3cret@db/shop",
                "mysql://app:s3cret%00@db/shop",
            })
    void noMessageQuotesTheUrlOrASecret(String url) {
        for (Throwable e = refusal(url); e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslmode=REQUIRED | parameter sslmode; perhaps sslMode is meant",
                "ssl-mode=REQUIRED | perhaps sslMode is meant",
                "conectTimeout=1 | parameter conectTimeout; perhaps connectTimeout is meant",
                "useSSL=false | useSSL, which is here: sslMode",
                "serverTimezone=UTC | serverTimezone, which is here: timeZone",
                "characterEncoding=UTF-8 | characterEncoding, which is here: not needed",
                "socketTimeout=1000 | readTimeout, in seconds",
                "allowMultiQueries=true | allowMultiStatements",
                "useAffectedRows=true | foundRows",
                "zeroDateTimeBehavior=CONVERT_TO_NULL | zeroDates",
                "rewriteBatchedStatements=true | not needed",
                "useServerPrepStmts=true | statementMode",
                "tinyInt1isBit=false | tinyInt1AsBoolean",
            })
    void anUnknownParameterIsNamedWithWhatToWriteInstead(String query, String advice) {
        assertThat(refusal("mysql://localhost/?" + query)).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://db:3307/shop?useSSL=false&serverTimezone=UTC | write mysql://user:password@db:3307/shop instead. Its parameters: useSSL: sslMode=",
                "jdbc:mariadb://app:x@db/shop | write mysql://user:password@db/shop instead",
                "jdbc:mysql://db/?connectTimeout=1000 | connectTimeout: in seconds, not in milliseconds",
                "r2dbcs:mysql://app:x@db/shop | write mysql://user:password@db/shop instead",
                "jdbc:mysql:loadbalance://a,b/shop | write mysql://user:password@host:port/database instead",
            })
    void aUrlOfAnotherDriverIsAnsweredWithWhatToWrite(String url, String advice) {
        assertThat(refusal(url)).hasMessageContaining(advice);
    }

    @Test
    void anEmptyHostInBracketsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectOptions.parse("mysql://[]/"));
    }

    private static IllegalArgumentException refusal(String url) {
        IllegalArgumentException e =
                catchThrowableOfType(IllegalArgumentException.class, () -> ConnectOptions.parse(url));
        assertThat(e).as("the URL is refused").isNotNull();
        return e;
    }

    private static Arguments parameter(String query, Function<ConnectOptions, ?> option, Object value) {
        Function<ConnectOptions, Object> plain =
                options -> option.apply(options) instanceof Optional<?> optional && !(value instanceof Optional)
                        ? optional.orElseThrow()
                        : option.apply(options);
        return arguments(query, plain, value);
    }
}
