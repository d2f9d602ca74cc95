package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Text that waits until it is known in which character set the server will read it. */
@Timeout(60)
class HeldStatementTest {

    private static final String TEXT = "INSERT INTO t VALUES ('ä')";

    private static final String PING = "0e";

    private final MemorySession session = MemorySession.opened();

    @Test
    void itIsNotSentWhenNobodyWantsItAnyMore() {
        ignore(session.connection().query("CALL p()"));
        CompletableFuture<QueryResult> held = session.connection().query(TEXT);
        CompletableFuture<QueryResult> next = session.connection().query("SELECT 1");
        session.socket().turn();
        assertThat(session.sent()).containsExactly("CALL p()");

        held.cancel(false);
        session.answerOk();
        session.socket().turn();
        assertThat(session.sent()).containsExactly("SELECT 1");
        session.answerNumber(1);
        assertThat(value(next).single().getLong(0)).isEqualTo(1);
    }

    @Test
    void theServerIsAskedBeforeItWhenAProcedureHasFailedMeanwhile() {
        ignore(session.connection().query("CALL p()"));
        CompletableFuture<QueryResult> held = session.connection().query(TEXT);
        session.socket().turn();
        session.sent();

        session.answer(ServerPackets.err(1644, "45000", "failed"));
        session.socket().turn();
        assertThat(session.sent()).containsExactly(PING);
        session.answerOk();
        session.socket().turn();
        assertThat(session.sent()).containsExactly(TEXT);
        session.answerOk();
        assertThat(held).isCompleted();
    }
}
