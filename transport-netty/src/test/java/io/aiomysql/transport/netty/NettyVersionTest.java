package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NettyVersionTest {

    @TempDir
    Path directory;

    @Test
    void theNettyOfThisBuildIsNewEnough() {
        assertThatCode(NettyVersion::require).doesNotThrowAnyException();
    }

    @Test
    void anOlderNettyIsNamedWithTheRemedy() throws IOException {
        Path versions = Files.writeString(directory.resolve("versions.properties"), """
                netty-transport.version=4.1.118.Final
                netty-transport.buildDate=2025-02-10 09\\:00\\:00 +0000
                netty-transport.commitDate=2025-02-10 09\\:00\\:00 +0000
                netty-transport.shortCommitHash=0
                netty-transport.longCommitHash=0
                netty-transport.repoStatus=clean
                """);

        assertThatIllegalStateException()
                .isThrownBy(() -> NettyVersion.require(
                        new OlderNetty(List.of(versions.toUri().toURL()))))
                .withMessageContainingAll(
                        "needs Netty 4.2 or later; found 4.1.118.Final",
                        "import io.netty:netty-bom",
                        "io.aiomysql:aiomysql-transport-nio");
    }

    @Test
    void anOlderNettyThatDoesNotTellItsVersionIsRefusedToo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NettyVersion.require(new OlderNetty(List.of())))
                .withMessageContaining("found another");
    }

    /** Has no class that is new in Netty 4.2. */
    private static final class OlderNetty extends ClassLoader {

        private final List<URL> versions;

        OlderNetty(List<URL> versions) {
            super(NettyVersionTest.class.getClassLoader());
            this.versions = versions;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.netty.channel.IoHandler")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(versions);
        }
    }
}
