package io.aiomysql.internal.options;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiomysql.SslMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionFilesTest {

    private static final String SECRET = "s3cret";

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
                connect_timeout = 7
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'user=x' | line 1: an option stands before",
                "'[client\nuser=x' | line 1: a group is written [name]",
                "'[client]\n\nport=s3cret' | line 3: port must be a whole number",
                "'[client]\nssl-mode=s3cret' | line 2: ssl-mode must be one of [DISABLED",
                "'[client]\npassword' | line 2: password needs a value",
                "'[client]\npassw=s3cret' | line 2: passw is not an option; write password in full",
                "'[client]\n!includ s3cret' | line 2: after an exclamation mark",
                "'[client]\n!include none.cnf' | none.cnf does not exist",
                "'[client]\n!includedir none.d' | line 2: the folder",
                "'[client]\n!include my.cnf' | a circle",
                "'[client]\nssl=s3cret' | line 2: ssl must be true or false",
                "'[client]\nserver-public-key-path=s3cret' | line 2: server-public-key-path must be the path of a file",
            })
    void whatIsWrongIsRefusedWithItsFileAndLine(String text, String message) throws IOException {
        write(text);
        Throwable refusal = refusal();

        assertThat(refusal).hasMessageContaining(message).hasMessageContaining(file.toString());
        for (Throwable e = refusal; e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void includingTooDeepIsRefused() throws IOException {
        for (int i = 0; i < 12; i++) {
            Files.writeString(home.resolve(i + ".cnf"), "!include " + (i + 1) + ".cnf\n");
        }
        write("!include 0.cnf\n");
        assertThat(refusal()).hasMessageContaining("at a depth of more than 10");
    }

    @Test
    void aMissingOrOversizedOrBinaryFileIsRefused() throws IOException {
        assertThat(refusal()).hasMessageContaining(file + " does not exist");
        Files.write(file, new byte[FileAccess.MAX_SIZE + 1]);
        assertThat(refusal()).hasMessageContaining("larger than 1 MiB");
        Files.write(file, new byte[] {'[', (byte) 0xFF, ']'});
        assertThat(refusal()).hasMessageContaining("not text in UTF-8");
        options.defaultsFile = home;
        assertThat(refusal()).hasMessageContaining(home.toString());
    }

    @Test
    void aFileThatEverybodyMayWriteIsRefused() throws IOException {
        write("[client]\nuser=app\n");
        Files.setPosixFilePermissions(file, fromString("rw-rw-rw-"));
        assertThat(refusal()).hasMessageContaining("chmod o-w").hasMessageContaining(file.toString());
    }

    @Test
    void aGroupThatIsInNoFileIsRefused() throws IOException {
        write("[client]\nuser=app\n");
        options.defaultsGroup = "shop";
        assertThat(refusal()).hasMessageContaining("[shop]").hasMessageContaining(file.toString());
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

    @Test
    void loginPathsAreReadAsMysqlConfigEditorWroteThem() throws IOException {
        write("[client]\nuser=of-option-file\ndatabase=shop\nhost=of-option-file\n");
        options.loginPath = "shop";
        copyLoginPaths();
        read();

        assertThat(options.host).isEqualTo("127.0.0.1");
        assertThat(options.port).isEqualTo(3307);
        assertThat(options.user).isEqualTo("läden");
        assertThat(options.password).isEqualTo("geheim");
        assertThat(options.database).isEqualTo("shop");
    }

    @Test
    void theLoginPathClientIsReadFirst() throws IOException {
        options.defaultsFile = null;
        options.loginPath = "reports";
        copyLoginPaths();
        read();

        assertThat(options.host).isEqualTo("db.example");
        assertThat(options.user).isEqualTo("reader");
        // As MySQL's programs read what was typed as: a #secret; with "quotes" & \s
        assertThat(options.password).isEqualTo("a #secret; with \"quotes\" &  ");
    }

    @Test
    void loginPathsThatAreMissingDamagedOrOpenToOthersAreRefused() throws IOException {
        options.defaultsFile = null;
        options.loginPath = "shop";
        assertThat(refusal()).hasMessageContaining(".mylogin.cnf does not exist");

        Path paths = copyLoginPaths();
        options.loginPath = "none";
        assertThat(refusal()).hasMessageContaining("none").hasMessageContaining(paths.toString());

        Files.setPosixFilePermissions(paths, fromString("rw-r-----"));
        assertThat(refusal()).hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 26, 40, 100, 391})
    void aDamagedFileOfLoginPathsIsRefused(int length) throws IOException {
        options.defaultsFile = null;
        options.loginPath = "client";
        Path paths = copyLoginPaths();
        byte[] content = Files.readAllBytes(paths);
        Files.write(paths, Arrays.copyOf(content, length));
        assertThat(refusal()).hasMessageContaining(paths.toString()).hasMessageContaining("damaged");

        content[10]++;
        Files.write(paths, content);
        assertThat(refusal()).hasMessageContaining(paths.toString());
    }

    private Path copyLoginPaths() throws IOException {
        Path paths = home.resolve(".mylogin.cnf");
        try (InputStream in = OptionFilesTest.class.getResourceAsStream("mylogin.cnf")) {
            Files.write(paths, in.readAllBytes());
        }
        Files.setPosixFilePermissions(paths, fromString("rw-------"));
        return paths;
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, fromString("rw-------"));
    }

    private void read() {
        OptionFiles.readInto(
                options, new OptionFilePaths(home, List.of(home.resolve("global.cnf")), home.resolve(".mylogin.cnf")));
    }

    private IllegalArgumentException refusal() {
        IllegalArgumentException e = catchThrowableOfType(IllegalArgumentException.class, this::read);
        assertThat(e).as("it is refused").isNotNull();
        return e;
    }
}
