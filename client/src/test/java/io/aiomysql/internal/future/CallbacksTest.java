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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
    void everyCompletionThatAUserSeesGoesThroughTheExecutor() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        assertThat(session.opening()).isNotDone();
        assertThat(executor.runAll()).isEqualTo(1);
        MySqlConnection connection = session.connection();

        List<CompletableFuture<?>> futures = List.of(
                connection.query("a"),
                connection.cursor().execute("b"),
                connection.ping(),
                connection.begin(),
                connection.commit(),
                connection.rollback(),
                connection.autocommit(true),
                connection.selectDatabase("shop"));
        session.socket().turn();
        for (int i = 0; i < futures.size(); i++) {
            session.answerOk();
            assertThat(futures.get(i)).isNotDone();
            executor.runAll();
            assertThat(futures.get(i)).isCompleted();
        }

        CompletableFuture<Void> reset = connection.reset();
        session.answerFirstReset();
        session.answerOk();
        session.answerState();
        assertThat(reset).isNotDone();
        executor.runAll();
        assertThat(reset).isCompleted();
    }

    @Test
    void failuresGoThroughTheExecutorToo() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));
        executor.runAll();
        MySqlConnection connection = session.connection();
        CompletableFuture<QueryResult> lost = connection.query("a");
        CompletableFuture<Void> closing = connection.closeGracefully();
        session.socket().turn();

        session.socket().lose(null);
        CompletableFuture<QueryResult> late = connection.query("b");
        assertThat(List.of(lost, closing, late)).noneMatch(CompletableFuture::isDone);

        executor.runAll();
        assertThat(failure(MySqlConnectionException.class, lost).mayHaveExecuted())
                .isTrue();
        assertThat(failure(MySqlConnectionException.class, late).mayHaveExecuted())
                .isFalse();
        assertThat(closing).isCompleted();
    }

    @Test
    void aFailedOpeningGoesThroughTheExecutorToo() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.connecting(options -> options.callbackExecutor(executor));

        session.socket().lose(null);

        assertThat(session.opening()).isNotDone();
        executor.runAll();
        failure(MySqlConnectionException.class, session.opening());
    }

    @Test
    void aConnectionThatNobodyTakesAnyMoreIsClosed() {
        ManualExecutor executor = new ManualExecutor();
        MemorySession session = MemorySession.opened(options -> options.callbackExecutor(executor));

        session.opening().cancel(false);
        executor.runAll();
        session.socket().turn();

        assertThat(session.socket().isClosed()).isTrue();
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
