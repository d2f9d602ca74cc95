package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.jvm.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Results larger than the heap, in a JVM with a small one and a single event loop. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(300)
class SmallHeapIT {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** 500 bytes each. */
    private static final int LARGER_THAN_64_MB = 160_000;

    private static final int LARGER_THAN_160_MB = 400_000;

    @Parameter
    Target target;

    @TempDir
    Path folder;

    @Test
    void aResultLargerThanTheHeapFailsItsStatementAlone() throws Exception {
        List<String> printed = run("160m", List.of(), "", LARGER_THAN_160_MB, false);

        assertThat(printed)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("failure MySqlResultException: ")
                        .contains("maxResultSize", "LIMIT"));
        assertEverythingElseLives(printed);
    }

    @Test
    void withoutALimitTheStatementThatFillsTheHeapFailsAlone() throws Exception {
        Path log = folder.resolve("initialised");
        List<String> printed =
                run("64m", List.of("-Xlog:class+init=info:file=" + log), "&maxResultSize=0", LARGER_THAN_64_MB, true);

        assertThat(printed)
                .anySatisfy(line ->
                        assertThat(line).startsWith("failure MySqlResultException: there was not enough memory"));
        assertEverythingElseLives(printed);
        assertThat(initialisedLate(log)).isEmpty();
    }

    private static void assertEverythingElseLives(List<String> printed) {
        assertThat(printed).contains("behind 7", "after 8", "alive 8").doesNotContain("hung");
    }

    /**
     * Classes of ours that have something to initialise and did it only when the large result was on its way, or later, when the
     * connections were closed: without memory they would have been lost for good.
     */
    private static List<String> initialisedLate(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        int begun = 0;
        while (!lines.get(begun).contains("SmallHeapProgram$Begun")) {
            begun++;
        }
        return lines.subList(begun, lines.size()).stream()
                .filter(line -> line.contains("Initializing 'io/aiomysql/") && !line.contains("(no method)"))
                .filter(line -> !line.contains("/testkit/") && !line.contains("SmallHeapProgram"))
                .toList();
    }

    private List<String> run(String heap, List<String> jvm, String option, int rows, boolean prepared)
            throws InterruptedException {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap, "-XX:ActiveProcessorCount=1"));
        options.addAll(jvm);
        return new ForkedJvm(SmallHeapProgram.class, options)
                .run(DEADLINE, target.url("sslMode=DISABLED" + option), String.valueOf(rows), String.valueOf(prepared));
    }
}
