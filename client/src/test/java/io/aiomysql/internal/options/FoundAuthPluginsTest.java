package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.testkit.jvm.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundAuthPluginsTest {

    @TempDir
    Path folder;

    @Test
    void aPluginThatServiceLoaderFindsIsKnownAndMadeOnce() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(AuthPlugin.class.getName()), FoundPluginProgram.Found.class.getName());

        List<String> printed = new ForkedJvm(FoundPluginProgram.class, List.of("-Xbootclasspath/a:" + folder))
                .run(Duration.ofMinutes(1));

        assertThat(printed).containsExactly("found, made 1", "found, made 1", "found, made 1");
    }
}
