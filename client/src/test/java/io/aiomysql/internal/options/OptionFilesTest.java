package io.aiomysql.internal.options;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.SslMode;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFilesTest {

    @TempDir
    Path home;

    private final OptionValues options = new OptionValues();
    private Path file;

    @BeforeEach
    void namesTheFile() {
        file = home.resolve("my.cnf");
        options.defaultsFile = file;
    }

    @Test
    void everyKeyIsRead() throws IOException {
        write("""
                [client]
                host = db.example
                port = 3307
                socket = /run/my.sock
                user = app
                password = "s3cret #1"
                database = shop
                default-character-set = latin1
                timeout = 7
                return-found-rows
                ssl-mode = verify_ca
                ssl_ca = ca.pem
                init-command = "SET @a = '#'"
                get-server-public-key
                """);
        read();

        assertThat(options.host).isEqualTo("db.example");
        assertThat(options.port).isEqualTo(3307);
        assertThat(options.user).isEqualTo("app");
        assertThat(options.password).isEqualTo("s3cret #1");
        assertThat(options.database).isEqualTo("shop");
        assertThat(options.charset).isEqualTo("latin1");
        assertThat(options.connectTimeout).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.sslMode).isEqualTo(SslMode.VERIFY_CA);
        assertThat(options.sslCa).isEqualTo(Path.of("ca.pem"));
        assertThat(options.initCommand).isEqualTo("SET @a = '#'");
        assertThat(options.allowPublicKeyRetrieval).isTrue();
        assertThat(options.foundRows).isTrue();
    }

    @Test
    void theNamedGroupCountsBeforeTheGeneralOnesWhereverItStands() throws IOException {
        options.defaultsGroup = "Shop";
        write("""
                [SHOP]
                user = of-the-shop
                [client-server]
                port = 2
                database = both
                [client]
                user = of-all
                port = 1
                host = db.example
                [mysqld]
                user = server
                [client-8.0]
                host = never
                """);
        read();

        assertThat(options.user).isEqualTo("of-the-shop");
        assertThat(options.port).isEqualTo(2);
        assertThat(options.host).isEqualTo("db.example");
        assertThat(options.database).isEqualTo("both");
    }

    @Test
    void aGroupOfAVersionIsReadWhereItIsNamed() throws IOException {
        options.defaultsGroup = "client-8.0";
        write("[client-8.0]\nuser=app\nunknown=1\n");
        read();

        assertThat(options.user).isEqualTo("app");
    }

    @Test
    void whatTheCallerHasSetCounts() throws IOException {
        write("[client]\nhost=of-file\nport=1\nuser=of-file\npassword=p\nconnect-timeout=1\nssl-mode=DISABLED\n");
        options.port = 3306;
        options.given("port");
        options.sslMode = SslMode.REQUIRED;
        options.host = "of-caller";
        read();

        assertThat(options.port).isEqualTo(3306);
        assertThat(options.sslMode).isEqualTo(SslMode.REQUIRED);
        assertThat(options.host).isEqualTo("of-caller");
        assertThat(options.user).isEqualTo("of-file");
        assertThat(options.connectTimeout).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                       true",
        "'host=localhost\n',       true",
        "'host=127.0.0.1\n',       false",
        "'protocol=TCP\n',         false",
        "'protocol=socket\n',      true",
    })
    void theSocketIsForThisMachine(String more, boolean used) throws IOException {
        write("[client]\nsocket=/run/my.sock\n" + more);
        read();

        assertThat(options.unixSocket != null).isEqualTo(used);
    }

    @Test
    void theSocketOfAFileIsNotForTheHostOrThePortOfTheCaller() throws IOException {
        write("[client]\nsocket=/run/my.sock\n");
        options.given("port");
        read();

        assertThat(options.unixSocket).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ssl-ca=ca.pem,                   VERIFY_CA, true",
        "'ssl-ca=ca.pem\nssl-mode=REQUIRED', REQUIRED, false",
        "skip-ssl,                        DISABLED, false",
        "ssl=OFF,                         DISABLED, false",
        "disable-ssl,                     DISABLED, false",
        "ssl,                             , false",
        "'skip-ssl\nenable_ssl',          , false",
        "ssl-verify-server-cert,          VERIFY_IDENTITY, false",
        "skip_ssl_verify_server_cert=,    , false",
        "loose-ssl-mode=required,         REQUIRED, false",
    })
    void tlsIsWhatTheServersProgramsMean(String lines, SslMode mode, boolean authorities) throws IOException {
        write("[client]\n" + lines + "\n");
        if (lines.endsWith("=")) {
            assertThat(refusal()).hasMessageContaining("has no value");
            return;
        }
        read();

        assertThat(options.sslMode).isEqualTo(mode);
        assertThat(options.sslCa != null).isEqualTo(authorities);
    }

    @Test
    void whatContradictsTheCallerIsLeftOut() throws Exception {
        write("[client]\nssl-ca=of-file.pem\nssl-mode=PREFERRED\nsocket=/run/my.sock\n");
        options.sslMode = SslMode.VERIFY_IDENTITY;
        options.built();
        read();
        assertThat(options.unixSocket).isNull();
        assertThat(options.sslCa).isEqualTo(Path.of("of-file.pem"));

        OptionValues withContext = new OptionValues();
        withContext.defaultsFile = file;
        withContext.sslContext = SSLContext.getDefault();
        OptionValues built = withContext.built();
        assertThat(built.sslMode).isNull();
        assertThat(built.sslCa).isNull();

        OptionValues withAuthorities = new OptionValues();
        withAuthorities.defaultsFile = file;
        withAuthorities.host = "db.example";
        withAuthorities.sslCa = Path.of("of-caller.pem");
        assertThat(withAuthorities.built().sslMode).isNull();
        assertThat(withAuthorities.built().sslCa).isEqualTo(Path.of("of-caller.pem"));
    }

    @Test
    void filesAreIncludedAtTheirLineAndTheGroupGoesOnBehindThem() throws IOException {
        Files.createDirectories(home.resolve("conf.d"));
        Files.writeString(home.resolve("conf.d/b.cnf"), "[client]\nuser=b\nport=2\n");
        Files.writeString(home.resolve("conf.d/a.cnf"), "[client]\nuser=a\nport=1\n");
        Files.writeString(home.resolve("conf.d/c.txt"), "[client]\nuser=c\n");
        Files.writeString(home.resolve("one.cnf"), "\uFEFF[client]\r\npassword=p\r\n[mysqld]\r\n");
        write("!include one.cnf\n[client]\nport=9\n!includedir conf.d\ndatabase=shop\n!include ~/one.cnf\n");
        read();

        assertThat(options.user).isEqualTo("b");
        assertThat(options.port).isEqualTo(2);
        assertThat(options.database).isEqualTo("shop");
        assertThat(options.password).isEqualTo("p");
    }

    @Test
    void whatIsNotKnownIsIgnoredInGroupsThatAreSharedWithOtherPrograms() throws IOException {
        options.defaultsGroup = "mysqldump";
        write("[client]\nprompt=x\nno-beep\n[mysqldump]\nquick\nmax_allowed_packet=16M\nuser=app\n");
        read();

        assertThat(options.user).isEqualTo("app");
    }

    @Test
    void whatIsNotKnownIsRefusedInAGroupOfOnesOwn() throws IOException {
        options.defaultsGroup = "shop";
        write("[shop]\npasswort=s3cret\n");
        assertThat(refusal())
                .hasMessageContaining(file + ", line 2: passwort")
                .hasMessageContaining("password")
                .hasMessageContaining("loose-");

        write("[shop]\nloose-nonsense=1\nuser=app\nplugin-dir=/x\n");
        read();
        assertThat(options.user).isEqualTo("app");
    }

    @Test
    void theLogWarnsOfAPasswordThatOthersMayRead() throws IOException {
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            write("[client]\nuser=app\n[mysqldump]\npassword=s3cret\n");
            Files.setPosixFilePermissions(file, fromString("rw-r--r--"));
            read();
            assertThat(log.messages()).noneMatch(message -> message.contains("holds a password"));

            options.defaultsFile = file;
            options.defaultsGroup = "mysqldump";
            read();
            assertThat(log.messages()).anyMatch(message -> message.contains("holds a password"));
        }
    }

    @Test
    void withoutAFileThoseOfTheSystemAreReadAndTheUsersCountsLast() throws IOException {
        options.defaultsFile = null;
        options.defaultsGroup = "shop";
        Files.writeString(home.resolve("global.cnf"), "[shop]\nuser=global\nport=1\n[client]\nhost=db.example\n");
        Files.writeString(home.resolve(".my.cnf"), "[shop]\nuser=mine\n");
        read();

        assertThat(options.user).isEqualTo("mine");
        assertThat(options.port).isEqualTo(1);
        assertThat(options.host).isEqualTo("db.example");
    }

    @Test
    void aFileIsReadOnce() throws IOException {
        write("[client]\nuser=before\n");
        OptionValues built = options.built();
        write("[client]\nuser=after\n");

        assertThat(built.copy().built().user).isEqualTo("before");
        assertThat(options.built().user).isEqualTo("after");
        assertThat(options.user).isNotIn("before", "after");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, fromString("rw-------"));
    }

    private void read() {
        UserFolder.of(home).read(options);
    }

    private IllegalArgumentException refusal() {
        return UserFolder.of(home).refusal(options);
    }
}
