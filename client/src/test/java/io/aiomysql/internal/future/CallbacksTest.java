package io.aiomysql.internal.future;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where futures complete, and where nobody may wait for them. */
@Timeout(60)
class CallbacksTest {

    /** Keeps what it is given until the test runs it. */
    private static final class ManualExecutor implements Executor {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        int runAll() {
            int count = 0;
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
                count++;
            }
            return count;
        }
    }

    @Test
    void waitingOnTheEventLoopIsRefused() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> running = session.connection().query("a");

        for (Consumer<CompletableFuture<?>> wait : waits()) {
            assertThat(onLoop(session, () -> wait.accept(running)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("I/O thread", "thenCompose", "callbackExecutor");
            assertThat(onLoop(session, () -> wait.accept(running.thenApply(result -> 1))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFutureThatIsDoneMayBeReadOnTheEventLoop() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<QueryResult> done = session.connection().query("a");
        session.answerNumber(1);

        for (Consumer<CompletableFuture<?>> wait : waits()) {
            assertThat(onLoop(session, () -> wait.accept(done))).isNull();
        }
    }

    @Test
    void waitingForTheConnectionOnItsOwnEventLoopIsRefused() {
        MemorySession session = MemorySession.connecting(options -> options);

        assertThat(onLoop(session, () -> session.opening().join())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyCallbackOfAUserGoesThroughTheExecutor() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        MySqlConnection connection = session.connection();
        executor.runAll();

        List<CompletableFuture<?>> futures = List.of(
                connection.query("a"),
                connection.cursor().execute("b"),
                connection.ping(),
                connection.begin(),
                connection.commit(),
                connection.rollback(),
                connection.autocommit(true),
                connection.selectDatabase("shop"));
        List<CompletableFuture<?>> called =
                futures.stream().map(future -> future.thenApply(value -> 1)).collect(Collectors.toList());
        session.socket().turn();
        for (int i = 0; i < futures.size(); i++) {
            session.answerOk();
            assertThat(futures.get(i)).isCompleted();
            assertThat(called.get(i)).isNotDone();
            executor.runAll();
            assertThat(called.get(i)).isCompleted();
        }

        CompletableFuture<Void> reset = connection.reset();
        CompletableFuture<?> afterReset = reset.thenApply(value -> 1);
        session.answerFirstReset();
        session.answerOk();
        session.answerState();
        assertThat(reset).isCompleted();
        assertThat(afterReset).isNotDone();
        executor.runAll();
        assertThat(afterReset).isCompleted();
    }

    @Test
    void callbacksOfFailuresGoThroughTheExecutorToo() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        MySqlConnection connection = session.connection();
        CompletableFuture<QueryResult> lost = connection.query("a");
        CompletableFuture<Void> closing = connection.closeGracefully();
        CompletableFuture<?> afterClosing = closing.thenApply(done -> 1);
        session.socket().turn();

        session.socket().lose(null);
        CompletableFuture<QueryResult> late = connection.query("b");

        assertThat(failure(MySqlConnectionException.class, lost).mayHaveExecuted())
                .isTrue();
        assertThat(failure(MySqlConnectionException.class, late).mayHaveExecuted())
                .isFalse();
        assertThat(closing).isCompleted();
        assertThat(afterClosing).isNotDone();
        executor.runAll();
        assertThat(afterClosing).isCompleted();
    }

    @Test
    void callbacksOfAFailedOpeningGoThroughTheExecutorToo() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.connecting(options -> options.callbackExecutor(executor));
        CompletableFuture<?> after = session.opening().handle((connection, failure) -> failure);

        session.socket().lose(null);

        failure(MySqlConnectionException.class, session.opening());
        assertThat(after).isNotDone();
        executor.runAll();
        assertThat(after).isCompleted();
    }

    @Test
    void manyFuturesOfABatchAreTwoTasksUnlessACallbackWaits() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        executor.runAll();
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            running.add(session.connection().query("a"));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
        session.socket().turn();
        byte[] number = MemorySession.packets(1, MemorySession.number(1));

        session.socket()
                .deliver(MemorySession.concat(Collections.nCopies(50, number).toArray(new byte[0][])));

        assertThat(all).isNotDone();
        assertThat(executor.runAll()).isLessThanOrEqualTo(2);
        assertThat(all).isCompleted();
    }

    @Test
    void rowsAreMadeObjectsWhereCallbacksRun() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        executor.runAll();
        CompletableFuture<List<Long>> values = session.connection().queryAs(Long.class, "a");

        session.answerNumber(7);

        assertThat(values).isNotDone();
        executor.runAll();
        assertThat(value(values)).containsExactly(7L);
    }

    @Test
    void whoWaitsMakesTheObjects() {
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(new ManualExecutor()));
        CompletableFuture<List<Long>> values = session.connection().queryAs(Long.class, "a");

        session.answerNumber(7);

        assertThat(values.join()).containsExactly(7L);
    }

    @Test
    void anExecutorThatDropsATaskIsGivenAnother() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        CompletableFuture<Integer> first = session.connection().query("a").thenApply(result -> 1);
        session.answerNumber(1);
        executor.tasks.clear();

        while (executor.tasks.isEmpty()) {
            var unused = session.connection().query("b");
            session.answerNumber(2);
        }
        executor.runAll();

        assertThat(value(first)).isEqualTo(1);
    }

    @Test
    void anExecutorThatRejectsLeavesNobodyWaiting() {
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(task -> {
            throw new RejectedExecutionException("shut down");
        }));

        CompletableFuture<QueryResult> first = session.connection().query("a");
        session.answerNumber(1);

        assertThat(value(first).rows()).hasSize(1);
    }

    @Test
    void anExecutorThatFailsOtherwiseLeavesNobodyWaitingEither() {
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(task -> {
            throw new IllegalArgumentException("broken");
        }));

        CompletableFuture<QueryResult> first = session.connection().query("a");
        CompletableFuture<QueryResult> second = session.connection().query("b");
        session.socket().turn();
        session.answerNumber(1);
        session.answerNumber(2);

        assertThat(value(first).rows()).hasSize(1);
        assertThat(value(second).rows()).hasSize(1);
    }

    @Test
    void aCallbackThatThrowsDoesNotDisturbOthers() {
        MemorySession session = MemorySession.opened();
        CompletableFuture<Void> thrown = session.connection().query("a").thenAccept(result -> {
            throw new IllegalArgumentException("broken");
        });
        CompletableFuture<QueryResult> next = session.connection().query("b");
        session.socket().turn();

        session.answerNumber(1);
        session.answerNumber(2);

        failure(IllegalArgumentException.class, thrown);
        assertThat(next).isCompleted();
    }

    private static List<Consumer<CompletableFuture<?>>> waits() {
        return List.of(CompletableFuture::join, CallbacksTest::get, CallbacksTest::getWithTimeout);
    }

    private static void get(CompletableFuture<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void getWithTimeout(CompletableFuture<?> future) {
        try {
            future.get(1, TimeUnit.HOURS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs something on the event loop; what it throws, or null. */
    private static Throwable onLoop(MemorySession session, Runnable action) {
        List<Throwable> thrown = new ArrayList<>();
        session.socket().turn(() -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        });
        return thrown.isEmpty() ? null : thrown.get(0);
    }
}
