package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.server.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Many virtual threads that wait for statements: none of them keeps its carrier thread meanwhile. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class VirtualThreadIT {

    private static final int THREADS = 10_000;
    private static final int CONNECTIONS = 50;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    @Parameter
    Target target;

    @TempDir
    Path folder;

    private final List<MySqlConnection> connections = new ArrayList<>();

    @BeforeAll
    static void theJdkHasVirtualThreads() {
        assumeTrue(Runtime.version().feature() >= 21, "JDK 21 or later is needed: virtual threads");
    }

    @AfterEach
    void close() {
        connections.forEach(MySqlConnection::close);
    }

    @Test
    void noneIsPinnedWhileItWaits() throws Exception {
        ConnectOptions options = Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .sslMode(SslMode.DISABLED)
                .build();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(MySqlConnection.connect(options).join());
        }
        // Whoever waits for a class to be loaded or initialised is pinned, whatever it is: first all are used, those of
        // recordings too.
        var unused = record(THREADS / 10);
        Path file = record(THREADS);
        assertThat(pinnedInOurs(file)).isEmpty();
    }

    private Path record(int threads) throws Exception {
        Path file = folder.resolve(threads + ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withoutThreshold().withStackTrace();
            recording.start();
            runOnVirtualThreads(threads);
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private void runOnVirtualThreads(int count) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        // Found by its name: the tests are compiled for JDK 17.
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try {
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> askTwice(number)));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void askTwice(int number) {
        MySqlConnection connection = connections.get(number % CONNECTIONS);
        assertThat(connection.queryValue(int.class, "SELECT ?", number).join()).isEqualTo(number);
        assertThat(Await.on(connection.query("SELECT " + number)).single().getInt(0))
                .isEqualTo(number);
    }

    private static List<RecordedEvent> pinnedInOurs(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(PINNED))
                .filter(event -> !isLoadingAClass(event))
                .filter(event -> event.getStackTrace() == null
                        || event.getStackTrace().getFrames().stream()
                                .map(frame -> frame.getMethod().getType().getName())
                                .anyMatch(VirtualThreadIT::isOurs))
                .toList();
    }

    private static boolean isLoadingAClass(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().equals("java.lang.ClassLoader"));
    }

    private static boolean isOurs(String type) {
        return type.startsWith("io.aiomysql.") && !type.equals(VirtualThreadIT.class.getName());
    }
}
