package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.jvm.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that is larger than the heap by far, in a JVM of its own; {@code -Daiomysql.test.rows=5000000} makes it larger. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(1_200)
class FlatHeapIT {

    private static final Duration DEADLINE = Duration.ofMinutes(20);
    private static final int ROWS = Integer.getInteger("aiomysql.test.rows", 300_000);

    /** What the program, the driver, the recording and the JDK need, with what the collector has not looked at. */
    private static final int MOST_MEBIBYTES = 16;

    @Parameter
    Target target;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource({"forEach, DISABLED", "rows, DISABLED", "forEach, REQUIRED"})
    void theHeapStaysFlat(String way, SslMode mode) throws Exception {
        Path recording = folder.resolve("flat-heap.jfr");
        List<String> printed = new ForkedJvm(
                        FlatHeapProgram.class,
                        List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:StartFlightRecording=filename=" + recording))
                .run(DEADLINE, target.url("sslMode=" + mode), String.valueOf(ROWS), way);

        assertThat(printed).contains("rows " + ROWS);
        List<Integer> used = usedAfterCollections(recording);
        System.out.printf(
                "%s %s %s: %d rows, %d collections, MiB used after them: %s%n",
                target,
                way,
                mode,
                ROWS,
                used.size(),
                used.stream().mapToInt(i -> i).summaryStatistics());
        assertThat(used)
                .isNotEmpty()
                .allSatisfy(mebibytes -> assertThat(mebibytes).isLessThan(MOST_MEBIBYTES));
    }

    private static List<Integer> usedAfterCollections(Path recording) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.GCHeapSummary"))
                .filter(event -> event.getString("when").equals("After GC"))
                .map(event -> (int) (event.getLong("heapUsed") >> 20))
                .toList();
    }
}
