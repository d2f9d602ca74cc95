package io.aiomysql.internal.event;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a recording of JDK Flight Recorder has of statements and connections. */
@Timeout(120)
class FlightRecorderTest {

    @TempDir
    Path folder;

    @Test
    void aRecordingHasStatementsAndConnections() throws IOException {
        MemorySession session;
        try (Recording recording = new Recording()) {
            recording.enable("io.aiomysql.Statement").withThreshold(Duration.ZERO);
            recording.enable("io.aiomysql.Connect");
            recording.enable("io.aiomysql.ConnectionClosed");
            recording.start();
            session = MemorySession.opened();
            ignore(session.connection().query("SELECT 'secret'"));
            session.answerNumber(1);
            ignore(session.connection().query("SELECT b"));
            session.answer(ServerPackets.err(1054, "42S22", "Unknown column 'secret'"));
            session.connection().ping().cancel(false);
            session.connection().close();
            session.socket().turn();
            recording.stop();
            recording.dump(folder.resolve("recording.jfr"));
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(folder.resolve("recording.jfr"));
        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactlyInAnyOrder(
                        "io.aiomysql.Connect",
                        "io.aiomysql.Statement",
                        "io.aiomysql.Statement",
                        "io.aiomysql.Statement",
                        "io.aiomysql.ConnectionClosed");
        assertThat(named(events, "io.aiomysql.Statement"))
                .extracting(event -> event.getString("outcome"))
                .containsExactlyInAnyOrder("completed", "failed", "cancelled");
        RecordedEvent completed = statement(events, "completed");
        assertThat(completed.getString("kind")).isEqualTo("QUERY");
        assertThat(completed.getLong("rows")).isEqualTo(1);
        assertThat(completed.getLong("bytesReceived")).isPositive();
        assertThat(completed.getLong("threadId")).isEqualTo(session.connection().threadId());
        assertThat(completed.getDuration()).isGreaterThanOrEqualTo(completed.getDuration("queueTime"));
        assertThat(statement(events, "failed").getInt("errorCode")).isEqualTo(1054);
        RecordedEvent connect = named(events, "io.aiomysql.Connect").get(0);
        assertThat(connect.getString("outcome")).isEqualTo("opened");
        assertThat(connect.getLong("connectionId")).isEqualTo(completed.getLong("connectionId"));
        assertThat(named(events, "io.aiomysql.ConnectionClosed").get(0).getBoolean("lost"))
                .isFalse();
        assertThat(events).allSatisfy(event -> assertThat(event.toString()).doesNotContain("secret", "SELECT"));
    }

    @Test
    void statementsShorterThanTheThresholdAreNotRecorded() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("io.aiomysql.Statement").withThreshold(Duration.ofHours(1));
            recording.disable("io.aiomysql.Connect");
            recording.start();
            MemorySession session = MemorySession.opened();
            ignore(session.connection().query("SELECT 1"));
            session.answerNumber(1);
            recording.stop();
            recording.dump(folder.resolve("recording.jfr"));
        }

        assertThat(RecordingFile.readAllEvents(folder.resolve("recording.jfr"))).isEmpty();
    }

    private static RecordedEvent statement(List<RecordedEvent> events, String outcome) {
        return named(events, "io.aiomysql.Statement").stream()
                .filter(event -> event.getString("outcome").equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
