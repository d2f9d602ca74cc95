package io.aiomysql.internal.options;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file {@code mylogin.cnf} was written by mysql_config_editor of MySQL 9.7. */
class LoginPathsTest {

    @TempDir
    Path home;

    private final OptionValues options = new OptionValues();

    @Test
    void loginPathsAreReadAsMysqlConfigEditorWroteThem() throws IOException {
        options.defaultsFile = Files.writeString(
                home.resolve("my.cnf"), "[client]\nuser=of-option-file\ndatabase=shop\nhost=of-option-file\n");
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
        try (InputStream in = LoginPathsTest.class.getResourceAsStream("mylogin.cnf")) {
            Files.write(paths, in.readAllBytes());
        }
        Files.setPosixFilePermissions(paths, fromString("rw-------"));
        return paths;
    }

    private void read() {
        UserFolder.of(home).read(options);
    }

    private IllegalArgumentException refusal() {
        return UserFolder.of(home).refusal(options);
    }
}
