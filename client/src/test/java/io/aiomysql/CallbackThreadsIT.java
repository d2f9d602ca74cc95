package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callbacks that wait, on every kind of future: nothing else hangs. */
class CallbackThreadsIT extends ServerTest {

    private static final int TIMES = 20;

    @Test
    void callbacksMayWaitForWhatIsAnsweredOnTheSameEventLoop() {
        MySqlConnection first = connect();
        MySqlConnection second = connect();

        WaitingCallbacks.forWhatIsAnsweredOnTheSameEventLoop(
                first, second, options().build());
    }

    @Test
    void aCallbackMayWaitForAnotherOfTheSameBatch() {
        WaitingCallbacks.forAnotherOfTheSameBatch(connect(), connect());
    }

    @Test
    void callbacksThatNeverReturnStopNothingElse() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        MySqlConnection connection = connect();
        MySqlConnection holder = connect();
        List<CompletableFuture<Void>> stuck = new ArrayList<>();
        WaitingCallbacks.holdUp(connection, holder);
        for (int i = 0; i < TIMES; i++) {
            stuck.add(connection.query("SELECT 1").thenAccept(result -> WaitingCallbacks.await(never)));
        }
        WaitingCallbacks.letGoOn(connection, holder);

        assertThat(connection.queryValue(Long.class, "SELECT 3").orTimeout(60, TimeUnit.SECONDS))
                .succeedsWithin(60, TimeUnit.SECONDS)
                .isEqualTo(3L);
        assertThat(connect().queryValue(Long.class, "SELECT 4").thenApply(value -> value + 1))
                .succeedsWithin(60, TimeUnit.SECONDS)
                .isEqualTo(5L);

        never.countDown();
        assertThat(CompletableFuture.allOf(stuck.toArray(new CompletableFuture<?>[0])))
                .succeedsWithin(60, TimeUnit.SECONDS);
    }

    @Test
    void theEndOfAConnectionIsToldWhereCallbacksMayWait() {
        MySqlConnection other = connect();
        MySqlConnection killed = connect();
        CompletableFuture<Long> afterwards = killed.closed().thenApply(reason -> {
            assertThat(reason).isPresent();
            return other.queryValue(Long.class, "SELECT 1").join();
        });
        other.query("KILL " + killed.threadId()).join();
        assertThat(afterwards).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(1L);

        MySqlConnection closed = connect();
        CompletableFuture<Long> closing = closed.closeGracefully()
                .thenApply(done -> other.queryValue(Long.class, "SELECT 2").join());
        assertThat(closing).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(2L);
        assertThat(closed.closed())
                .succeedsWithin(60, TimeUnit.SECONDS)
                .satisfies(reason -> assertThat(reason).isEmpty());
    }
}
