package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.ConnectOptionsBuilder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/options.md} says of each option what the code says. */
class OptionsDocumentTest {

    /** A row of its tables. */
    private record Documented(String name, String standard, String url, String file) {}

    /** Their defaults depend on the machine, or are told in words. */
    private static final Set<String> TOLD_IN_WORDS =
            Set.of("user", "password", "tlsVersions", "tlsCipherSuites", "compression");

    @Test
    void everyOptionOfTheBuilderIsDocumentedAndNoOther() throws IOException {
        Set<String> setters = new TreeSet<>();
        for (Method method : ConnectOptionsBuilder.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() > 0
                    && method.getDeclaringClass() != Object.class) {
                setters.add(method.getName());
            }
        }

        assertThat(documented()).extracting(Documented::name).containsExactlyInAnyOrderElementsOf(setters);
    }

    @Test
    void everyNameIsAMethodOfTheBuilder() {
        List<String> methods = Arrays.stream(ConnectOptionsBuilder.class.getMethods())
                .map(Method::getName)
                .toList();

        assertThat(OptionNames.all()).extracting(NamedOption::name).isSubsetOf(methods);
    }

    @Test
    void itTellsTheKeysOfUrlsAndFiles() throws IOException {
        for (Documented row : documented()) {
            NamedOption<?> option = OptionNames.named(row.name());
            assertThat(row.url()).as("URL of " + row.name()).isEqualTo(option == null ? "-" : place(option));
            assertThat(row.file())
                    .as("file key of " + row.name())
                    .isEqualTo(
                            option == null || option.keys().isEmpty()
                                    ? "-"
                                    : "`" + option.keys().get(0) + "`");
        }
    }

    @Test
    void itTellsTheDefaults() throws IOException {
        for (Documented row : documented()) {
            NamedOption<?> option = OptionNames.named(row.name());
            Object standard = option == null ? null : option.defaultValue();
            if (standard == null || TOLD_IN_WORDS.contains(row.name())) {
                continue;
            }
            if (standard.equals(Duration.ZERO)) {
                assertThat(row.standard()).as(row.name()).isEqualTo("no limit");
            } else if (standard instanceof Duration duration) {
                assertThat(row.standard()).as(row.name()).isEqualTo("`" + duration.toSeconds() + "` seconds");
            } else {
                assertThat(row.standard()).as(row.name()).startsWith("`" + standard + "`");
            }
        }
        assertThat(ConnectOptions.builder().build().charset()).isEqualTo("utf8mb4");
    }

    private static String place(NamedOption<?> option) {
        return switch (option.place()) {
            case PARAMETER -> "`" + option.name() + "=`";
            case AUTHORITY -> "before ?";
            case NOWHERE -> "-";
        };
    }

    private static List<Documented> documented() throws IOException {
        List<Documented> rows = new ArrayList<>();
        boolean table = false;
        for (String line : Files.readAllLines(document())) {
            if (line.startsWith("| option |")) {
                table = true;
            } else if (!line.startsWith("|")) {
                table = false;
            } else if (table && line.startsWith("| `")) {
                String[] cells = line.substring(2).split(" \\| ", -1);
                rows.add(new Documented(cells[0].replace("`", ""), cells[1], cells[2], cells[3]));
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static Path document() {
        Path beside = Path.of("../docs/options.md");
        return Files.exists(beside) ? beside : Path.of("docs/options.md");
    }
}
