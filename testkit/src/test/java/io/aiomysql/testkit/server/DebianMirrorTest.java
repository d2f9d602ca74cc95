package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianMirrorTest {
    @TempDir
    Path etcApt;

    private Path parts;

    @BeforeEach
    void makeFolderOfParts() throws IOException {
        parts = Files.createDirectory(etcApt.resolve("sources.list.d"));
    }

    @Test
    void isFoundInTheOldList() throws IOException {
        Files.writeString(etcApt.resolve("sources.list"), """
                deb cdrom:[Debian 12]/ bookworm main
                deb http://mirror.example/debian-security bookworm-security main
                deb http://mirror.example/debian bookworm main
                """);

        assertThat(DebianMirror.find(etcApt, "bookworm"))
                .contains(new DebianMirror("http://mirror.example/debian", null));
    }

    @Test
    void isToldApartFromOtherArchivesByItsSuite() throws IOException {
        Files.writeString(parts.resolve("a.list"), "deb http://vendor.example/apt nodistro main\n");
        Files.writeString(parts.resolve("debian.sources"), """
                Types: deb
                URIs: http://mirror.example/debian
                Suites: trixie trixie-updates
                Components: main
                Signed-By: /keys/debian.gpg
                """);

        assertThat(DebianMirror.find(etcApt, "trixie"))
                .contains(new DebianMirror("http://mirror.example/debian", "/keys/debian.gpg"));
    }

    @Test
    void isNotFoundInFilesThatAptDoesNotRead() throws IOException {
        Files.writeString(parts.resolve("debian.list.disabled"), "deb http://mirror.example/debian sid main\n");

        assertThat(DebianMirror.find(etcApt, "sid")).isEmpty();
    }

    @Test
    void namesItsKeyRingForTheOtherSuite() {
        assertThat(new DebianMirror("http://mirror.example/debian", "/keys/debian.gpg").sourceLine("sid"))
                .isEqualTo("deb [signed-by=/keys/debian.gpg] http://mirror.example/debian sid main\n");
        assertThat(new DebianMirror("http://mirror.example/debian", null).sourceLine("sid"))
                .isEqualTo("deb http://mirror.example/debian sid main\n");
    }
}
