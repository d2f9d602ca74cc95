package io.aiomysql;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures that tell where their statement was submitted. */
@Timeout(60)
class CallerTracesTest {

    private static final byte[] REFUSAL = ServerPackets.err(1054, "42S22", "Unknown column");

    @Test
    void aFailureTellsWhereItsStatementWasSubmitted() {
        MemorySession session = MemorySession.opened(options -> options.callerTraces(true));

        MySqlException refusal = failureOf(session, "SELECT a");

        assertThat(refusal.getSuppressed()).hasSize(1);
        assertThat(refusal.getSuppressed()[0])
                .hasMessage("the statement was submitted here")
                .extracting(here -> here.getStackTrace()[0])
                .satisfies(frame -> {
                    assertThat(frame.getClassName()).isEqualTo(CallerTracesTest.class.getName());
                    assertThat(frame.getMethodName()).isEqualTo("failureOf");
                });
    }

    @Test
    void eachFailureHasItsOwn() {
        MemorySession session = MemorySession.opened(options -> options.callerTraces(true));
        CompletableFuture<?> first = session.connection().query("a");
        CompletableFuture<?> second = session.connection().queryAs(String.class, "b");
        session.socket().turn();

        session.socket().lose(null);

        assertThat(failure(MySqlException.class, first).getSuppressed()).hasSize(1);
        assertThat(failure(MySqlException.class, second).getSuppressed()).hasSize(1);
    }

    @Test
    void isOffUnlessSet() {
        assertThat(failureOf(MemorySession.opened(), "SELECT a").getSuppressed())
                .isEmpty();
    }

    private static MySqlException failureOf(MemorySession session, String sql) {
        CompletableFuture<?> refused = session.connection().query(sql);
        session.answer(REFUSAL);
        return failure(MySqlException.class, refused);
    }
}
