package io.aiomysql.internal.event;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectionEvent;
import io.aiomysql.ConnectionListener;
import io.aiomysql.MySqlConnection;
import io.aiomysql.QueryResult;
import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementListener;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.log.LoggedWarnings;
import io.aiomysql.testkit.log.ThrowingLog;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners that throw or wait, and executors that refuse: the statements, and other listeners, go on. */
@Timeout(60)
class HarmfulListenerTest {

    private final ToldStatements told = new ToldStatements();

    private static final class ThrowingListener implements StatementListener, ConnectionListener {
        @Override
        public void connecting(ConnectionEvent event) {
            throw new AssertionError("connecting");
        }

        @Override
        public void opened(ConnectionEvent event) {
            throw new AssertionError("opened");
        }

        @Override
        public void submitted(StatementEvent event) {
            throw new AssertionError("submitted");
        }

        @Override
        public void sent(StatementEvent event) {
            throw new IllegalStateException("sent");
        }

        @Override
        public void firstRow(StatementEvent event) {
            throw new OutOfMemoryError("firstRow");
        }

        @Override
        public void completed(StatementEndEvent event) {
            throw new AssertionError("completed");
        }
    }

    private MemorySession withThrowingListener() {
        ThrowingListener throwing = new ThrowingListener();
        return MemorySession.opened(options -> options.statementListener(throwing)
                .connectionListener(throwing)
                .statementListener(told)
                .callbackExecutor(Runnable::run));
    }

    @Test
    void whatAListenerThrowsIsLoggedOnceAndHasNoOtherEffect() {
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            MemorySession session = withThrowingListener();

            CompletableFuture<QueryResult> first = session.connection().query("a");
            session.answerNumber(1);
            CompletableFuture<QueryResult> second = session.connection().query("b");
            session.answerNumber(2);

            assertThat(value(first).single().getInt(0)).isEqualTo(1);
            assertThat(value(second).single().getInt(0)).isEqualTo(2);
            assertThat(told.lines).hasSize(8).endsWith("2 completed");
            assertThat(log.messages(1)).hasSize(1).first().asString().contains("a listener");
        }
    }

    @Test
    void aLogThatThrowsTooHasNoEffectEither() throws Exception {
        try (ThrowingLog log = new ThrowingLog("io.aiomysql")) {
            MemorySession session = withThrowingListener();
            CompletableFuture<QueryResult> answered = session.connection().query("a");
            session.answerNumber(1);

            assertThat(value(answered).single().getInt(0)).isEqualTo(1);
            assertThat(log.awaitThrown()).isTrue();
        }
    }

    @Test
    void aListenerThatWaitsDelaysNoStatementAndIsToldTheRestInOrder() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch toldOfTheLast = new CountDownLatch(1);
        StatementListener waiting = new StatementListener() {
            @Override
            public void sent(StatementEvent event) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void completed(StatementEndEvent event) {
                if (event.statementId() == 3) {
                    toldOfTheLast.countDown();
                }
            }
        };
        MemorySession session = MemorySession.opened(options -> options.statementListener(told)
                .statementListener(waiting)
                .callbackExecutor(task -> new Thread(task).start()));

        for (int i = 1; i <= 3; i++) {
            CompletableFuture<QueryResult> answered = session.connection().query("a");
            session.answerNumber(i);
            assertThat(value(answered).single().getInt(0)).isEqualTo(i);
        }
        goOn.countDown();
        toldOfTheLast.await();

        assertThat(told.lines)
                .filteredOn(line -> !line.contains("submitted"))
                .containsExactly(
                        "1 sent",
                        "1 firstRow",
                        "1 completed",
                        "2 sent",
                        "2 firstRow",
                        "2 completed",
                        "3 sent",
                        "3 firstRow",
                        "3 completed");
    }

    @Test
    void onTheEventLoopNothingIsToldDirectly() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        MemorySession session =
                MemorySession.opened(options -> options.statementListener(told).callbackExecutor(tasks::add));
        runAll(tasks);
        MySqlConnection connection = session.connection();

        session.socket().turn(() -> ignore(connection.query("a")));
        session.answerNumber(1);
        assertThat(told.lines).isEmpty();
        runAll(tasks);

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 firstRow", "1 completed");
    }

    @Test
    void whatIsCancelledWhileItsEventsWaitEndsWithThat() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        MemorySession session =
                MemorySession.opened(options -> options.statementListener(told).callbackExecutor(tasks::add));
        runAll(tasks);

        CompletableFuture<QueryResult> cancelled = session.connection().query("a");
        cancelled.cancel(false);
        session.answerNumber(1);
        runAll(tasks);

        assertThat(told.lines).containsExactly("1 submitted QUERY", "1 sent", "1 cancelled");
    }

    @Test
    void aStatementIsToldOfWhollyOrNotAtAll() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        MemorySession session =
                MemorySession.opened(options -> options.statementListener(told).callbackExecutor(tasks::add));
        runAll(tasks);

        int statements = Delivery.MOST_WAITING;
        for (int i = 0; i < statements; i++) {
            ignore(session.connection().query("a"));
            session.answerNumber(i);
        }
        runAll(tasks);

        long submitted =
                told.lines.stream().filter(line -> line.contains("submitted")).count();
        assertThat(submitted).isBetween(1L, statements - 1L).isEqualTo(told.ends.size());
        ignore(session.connection().query("a"));
        assertThat(told.lines).last().asString().contains("submitted");
    }

    @Test
    void anExecutorThatRefusesLosesNeitherEventsNorStatements() throws Exception {
        CountDownLatch completed = new CountDownLatch(1);
        StatementListener last = new StatementListener() {
            @Override
            public void completed(StatementEndEvent event) {
                completed.countDown();
            }
        };
        try (LoggedWarnings log = new LoggedWarnings("io.aiomysql")) {
            MemorySession session = MemorySession.opened(options -> options.statementListener(told)
                    .statementListener(last)
                    .callbackExecutor(task -> {
                        throw new RejectedExecutionException("shut down");
                    }));

            CompletableFuture<QueryResult> answered = session.connection().query("a");
            session.answerNumber(1);

            assertThat(value(answered).single().getInt(0)).isEqualTo(1);
            completed.await();
            assertThat(told.lines).first().isEqualTo("1 submitted QUERY");
            assertThat(told.lines).hasSizeGreaterThan(1);
            assertThat(log.messages(1)).singleElement().asString().contains("callbackExecutor");
        }
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
