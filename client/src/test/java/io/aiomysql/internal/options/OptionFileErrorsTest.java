package io.aiomysql.internal.options;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.ConnectOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an option file is told with its name and line, and without a value. */
class OptionFileErrorsTest {

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

    @ParameterizedTest
    @CsvSource({
        "port=0, port must be",
        "connect-timeout=0, connectTimeout must be",
        "default-character-set=gbk, charset gbk is not safe",
        "default-character-set=auto, charset must be",
        "zstd-compression-level=23, compressionLevel must be",
        "default-auth=none_such, authPlugin names",
    })
    void aValueThatIsNoneOfTheOptionIsRefusedWithItsFileAndLine(String line, String message) throws IOException {
        write("[client]\nuser=app\n" + line + "\n");

        assertThatThrownBy(() -> ConnectOptions.builder().defaultsFile(file).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", line 3: " + message);
        assertThatThrownBy(() ->
                        ConnectOptions.builder().defaultsFile(file).port(-1).build())
                .hasMessageStartingWith("port must be");
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
        Files.write(file, "[client]".getBytes(StandardCharsets.UTF_16));
        assertThat(refusal()).hasMessageContaining("not text in UTF-8");
        options.defaultsFile = home;
        assertThat(refusal()).hasMessageContaining(home.toString());
    }

    @Test
    void otherTextThanUtf8IsRefusedOnlyWhereItIsUsed() throws IOException {
        write("");
        Files.write(
                file,
                "# für\n[für]\nuser=für\n[client]\nuser=für\nprompt=für # für\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal()).hasMessageContaining("line 5: user is not text in UTF-8");

        options.user = "of-caller";
        UserFolder.of(home).read(options);
        assertThat(options.user).isEqualTo("of-caller");
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

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, fromString("rw-------"));
    }

    private IllegalArgumentException refusal() {
        return UserFolder.of(home).refusal(options);
    }
}
