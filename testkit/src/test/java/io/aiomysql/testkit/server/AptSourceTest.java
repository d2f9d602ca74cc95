package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AptSourceTest {

    @Test
    void readsTheOneLineFormat() {
        String text = """
                # deb http://commented.example/debian bookworm main
                deb http://mirror.example/debian bookworm main contrib # and why
                deb-src http://mirror.example/debian bookworm main
                deb [arch=amd64 signed-by=/keys/a.gpg] http://other.example/apt stable main
                """;

        assertThat(AptSource.fromList(text))
                .containsExactly(
                        new AptSource(
                                "http://mirror.example/debian", List.of("bookworm"), List.of("main", "contrib"), null),
                        new AptSource("http://other.example/apt", List.of("stable"), List.of("main"), "/keys/a.gpg"));
    }

    @Test
    void readsStanzasWithSeveralAddressesAndSuites() {
        String text = """
                Types: deb deb-src
                # A comment between fields.
                URIs: http://a.example/debian http://b.example/debian
                Suites: bookworm
                  bookworm-updates
                Components: main
                Signed-By: /keys/debian.gpg

                Types: deb
                URIs: http://c.example/debian
                Suites: bookworm-security
                Components: main
                """;

        assertThat(AptSource.fromStanzas(text))
                .containsExactly(
                        new AptSource(
                                "http://a.example/debian",
                                List.of("bookworm", "bookworm-updates"),
                                List.of("main"),
                                "/keys/debian.gpg"),
                        new AptSource(
                                "http://b.example/debian",
                                List.of("bookworm", "bookworm-updates"),
                                List.of("main"),
                                "/keys/debian.gpg"),
                        new AptSource("http://c.example/debian", List.of("bookworm-security"), List.of("main"), null));
    }

    @Test
    void leavesOutStanzasThatAreDisabledOrForSourcePackages() {
        String text = """
                Enabled: no
                Types: deb
                URIs: http://a.example/debian
                Suites: sid
                Components: main

                Types: deb-src
                URIs: http://b.example/debian
                Suites: sid
                Components: main
                """;

        assertThat(AptSource.fromStanzas(text)).isEmpty();
    }

    @Test
    void takesNoPathFromAnEmbeddedKey() {
        String text = """
                Types: deb
                URIs: http://a.example/debian
                Suites: sid
                Components: main
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 -----END PGP PUBLIC KEY BLOCK-----
                """;

        assertThat(AptSource.fromStanzas(text))
                .singleElement()
                .satisfies(source -> assertThat(source.signedBy()).isNull());
    }
}
