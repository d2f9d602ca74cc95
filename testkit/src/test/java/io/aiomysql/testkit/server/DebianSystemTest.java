package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianSystemTest {
    @TempDir
    Path folder;

    @Test
    void knowsTheReleaseOfDebian() throws Exception {
        Path file = Files.writeString(folder.resolve("os"), "NAME=\"Debian\"\nVERSION_CODENAME=trixie\nID=debian\n");

        assertThat(DebianSystem.codename(file)).isEqualTo("trixie");
    }

    @Test
    void refusesADerivative() throws Exception {
        Path file = Files.writeString(folder.resolve("os"), "ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n");

        assertThatThrownBy(() -> DebianSystem.codename(file))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("ubuntu");
    }

    @Test
    void refusesASystemThatDoesNotSay() {
        assertThatThrownBy(() -> DebianSystem.codename(folder.resolve("missing")))
                .isInstanceOf(ServerUnavailableException.class);
    }
}
