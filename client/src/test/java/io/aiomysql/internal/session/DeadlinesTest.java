package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept of calls that have a time limit. */
@Timeout(60)
class DeadlinesTest {

    private static final Query SHORT = Query.of("SELECT 1").timeout(Duration.ofMinutes(10));
    private static final Query LONG = Query.of("SELECT 2").timeout(Duration.ofDays(1));

    private final MemorySession session = MemorySession.opened();

    @Test
    void aCallWithALongLimitIsNotKeptWhenItIsDoneThoughOthersAlwaysRun() {
        List<WeakReference<CompletableFuture<QueryResult>>> done = new ArrayList<>();
        CompletableFuture<QueryResult> running = session.connection().query(SHORT);
        for (int i = 0; i < 3_000; i++) {
            done.add(new WeakReference<>(session.connection().query(LONG)));
            CompletableFuture<QueryResult> next = session.connection().query(SHORT);
            session.answerNumber(1);
            session.answerNumber(2);
            assertThat(running).isDone();
            running = next;
        }
        assertThat(running).isNotDone();

        long kept = 0;
        for (int i = 0; i < 100 && (i == 0 || kept > 1_000); i++) {
            System.gc();
            kept = done.stream().filter(future -> future.get() != null).count();
        }
        assertThat(kept).isLessThanOrEqualTo(1_000);
    }
}
