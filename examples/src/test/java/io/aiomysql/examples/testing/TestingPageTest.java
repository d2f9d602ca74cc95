package io.aiomysql.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/testing.md} shows is what the programs here do: the page leaves lines out, and changes none. */
class TestingPageTest {

    private static final Path HERE = Path.of("src/test/java/io/aiomysql/examples/testing");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"MySqlContainerIT", "EmbeddedMariaDbIT"})
    void theShownLinesAreOfTheProgram(String program) throws IOException {
        List<String> lines = Files.readAllLines(HERE.resolve(program + ".java"));

        assertThat(shown()).anySatisfy(block -> assertThat(lines).containsSubsequence(block));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MySqlContainerIT", "MariaDbContainerIT", "EmbeddedMariaDbIT"})
    void thePageNamesTheProgram(String program) throws IOException {
        assertThat(page()).contains("testing/" + program + ".java)");
    }

    private static List<List<String>> shown() throws IOException {
        return JAVA.matcher(page())
                .results()
                .map(block -> block.group(1)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.strip().equals("..."))
                        .toList())
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/testing.md"));
    }
}
