package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.Outcomes.failure;

import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.Query;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.RecordedRows;
import io.aiomysql.testkit.fake.ServerPackets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer that comes when the time limit is over, and the event loop has not come to say so yet. */
@Timeout(60)
class LateAnswerTest {

    private static final Query LIMITED = Query.of("SELECT n").timeout(Duration.ofMillis(20));
    private static final byte[] INTERRUPTED = ServerPackets.err(1317, "70100", "Query execution was interrupted");

    private final MemorySession session = MemorySession.opened(options -> options.callbackExecutor(Runnable::run));

    /** The timer's thread leaves a task for the event loop, which does not turn meanwhile. */
    private void awaitTheLimit() {
        while (!session.socket().isTaskWaiting()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aStreamDoesNotEndAsIfItsDroppedRowsHadNeverBeen() {
        RecordedRows streamed = RecordedRows.of(session.connection().stream(LIMITED), Long.MAX_VALUE);
        session.sent();
        awaitTheLimit();
        session.answer(numbers(AUTOCOMMIT, "1", "2", "3"));

        failure(MySqlTimeoutException.class, streamed.over());
    }

    @Test
    void rowsAreNotCountedShort() {
        CompletableFuture<Long> count = session.connection().forEach(LIMITED, row -> {});
        session.sent();
        awaitTheLimit();
        session.answer(numbers(AUTOCOMMIT, "1", "2", "3"));

        failure(MySqlTimeoutException.class, count);
    }

    @Test
    void aStreamThatWasKilledFailsAsTheLimitSays() {
        CompletableFuture<Long> count = session.connection().forEach(LIMITED, row -> {});
        session.sent();
        awaitTheLimit();
        session.answer(INTERRUPTED);

        failure(MySqlTimeoutException.class, count);
    }

    @Test
    void aStatementThatWasKilledFailsAsTheLimitSays() {
        CompletableFuture<?> killed = session.connection().query(LIMITED);
        session.sent();
        awaitTheLimit();
        session.answer(INTERRUPTED);

        failure(MySqlTimeoutException.class, killed);
    }
}
