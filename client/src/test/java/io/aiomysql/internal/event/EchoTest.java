package io.aiomysql.internal.event;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the option echo logs. */
@Timeout(60)
class EchoTest {

    private final LoggedWarnings log = LoggedWarnings.andInformation("io.aiomysql.sql");

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static MemorySession opened(UnaryOperator<ConnectOptionsBuilder> change) {
        return MemorySession.opened(options -> change.apply(options.callbackExecutor(Runnable::run)));
    }

    @Test
    void isOffUnlessSet() {
        MemorySession session = opened(options -> options);
        ignore(session.connection().query("SELECT 1"));
        session.answerNumber(1);

        assertThat(log.messages()).isEmpty();
        assertThat(session.connection().echo()).isFalse();
        assertThat(session.connection().cursor().echo()).isFalse();
    }

    @Test
    void logsTheSqlAndHowItEnded() {
        MemorySession session = opened(options -> options.echo(true));
        ignore(session.connection().query("SELECT 'it''s {0}'"));
        session.answerNumber(1);
        ignore(session.connection().ping());
        ignore(session.connection().query("SELECT b"));
        session.answerOk();
        session.answer(ServerPackets.err(1054, "42S22", "Unknown column 'b'"));
        session.connection().query("SELECT c").cancel(false);

        assertThat(session.connection().echo()).isTrue();
        assertThat(session.connection().cursor().echo()).isTrue();
        assertThat(log.messages())
                .hasSize(8)
                .allMatch(
                        line -> line.contains(", thread " + session.connection().threadId() + "] "));
        assertThat(log.messages().get(0)).contains(":1, thread").endsWith("] QUERY SELECT 'it''s {0}'");
        assertThat(log.messages().get(1)).containsPattern("\\] completed, 1 rows, 0 affected, \\d+ µs$");
        assertThat(log.messages().get(2)).endsWith("] PING");
        assertThat(log.messages()).anyMatch(line -> line.contains("failed with error 1054, "));
        assertThat(log.messages()).noneMatch(line -> line.contains("Unknown column"));
        assertThat(log.messages().get(7)).contains("cancelled after it was sent, ");
    }

    @Test
    void valuesAreShownOnlyIfThatIsSetTooAndOnlyInTheLog() {
        ignore(opened(options -> options.echo(true)).connection().query("SELECT ?", "secret"));
        assertThat(log.messages()).last().asString().endsWith("] EXECUTE SELECT ?");

        ToldStatements told = new ToldStatements();
        ignore(opened(options -> options.echo(true).echoParameters(true).statementListener(told))
                .connection()
                .query("SELECT ?, ?", "secret", null));

        assertThat(log.messages()).last().asString().endsWith("] EXECUTE SELECT ?, ? [secret, null]");
        assertThat(told.events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.parameters()).isEmpty());
    }
}
