package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static io.aiomysql.internal.memory.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.BreakingStream;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.Turns;
import io.aiomysql.internal.upload.ChunkSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parameters that are streamed. Their reading has threads of its own, so the event loop is turned until it is done. */
@Timeout(60)
class LongDataTest {

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();
    private final Turns turns = new Turns(session);
    private final List<String> sent = turns.sent();

    @Test
    void chunksGoAheadOfTheStatementAndWhatIsBehindItWaits() {
        CompletableFuture<QueryResult> result = connection.query(
                "INSERT ?, ?", new ByteArrayInputStream(new byte[150_000]), new StringReader("ü".repeat(40_000)));
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        session.answer(prepared(7, 2));
        turnUntil("b");

        assertThat(sent)
                .startsWith(
                        "PREPARE INSERT ?, ?", "LONG_DATA 7 #0 65536", "LONG_DATA 7 #0 65536", "LONG_DATA 7 #0 18928")
                .endsWith("EXECUTE 7 000" + "1fc00fd00", "b");
        assertThat(sent.stream()
                        .filter(command -> command.contains("#1"))
                        .mapToInt(LongDataTest::length)
                        .sum())
                .isEqualTo(80_000);
        session.answer(longs(1));
        session.answerNumber(2);
        assertThat(result).isCompleted();
        assertThat(next).isCompleted();
    }

    @Test
    void anEmptyStreamIsOneEmptyChunk() {
        CompletableFuture<QueryResult> result =
                connection.query("INSERT ?, ?", InputStream.nullInputStream(), Reader.nullReader());
        session.answer(prepared(7, 2));
        turnUntil("EXECUTE 7 0001fc00fd00");

        assertThat(sent).contains("LONG_DATA 7 #0 0", "LONG_DATA 7 #1 0");
        assertThat(result).isNotDone();
    }

    @Test
    void aStreamThatFailsFailsItsStatementAndTheConnectionGoesOn() {
        IOException broken = new IOException("the disk is gone");
        CompletableFuture<QueryResult> failed = connection.query("INSERT ?", new BreakingStream(400_000, broken));
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        session.answer(prepared(7, 1));
        turnUntil("b");

        assertThat(sent).endsWith("RESET 7", "b").noneMatch(command -> command.startsWith("EXECUTE"));
        session.answerOk();
        session.answerNumber(2);
        assertThat(failure(IOException.class, failed)).isSameAs(broken);
        assertThat(next).isCompleted();
    }

    @Test
    void aStreamHasAStatementOfItsOwn() {
        ignore(connection.query("INSERT ?", 1));
        session.answer(prepared(7, 1));
        session.answer(longs(1));
        session.sent();

        ignore(connection.query("INSERT ?", new ByteArrayInputStream(new byte[10])));
        assertThat(session.sent()).containsExactly("PREPARE INSERT ?");
        session.answer(prepared(8, 1));
        turnUntil("EXECUTE 8 0001fc00");
        session.answer(longs(1));
        ignore(connection.query("INSERT ?", 1));
        assertThat(session.sent()).containsExactly("CLOSE 8", "EXECUTE 7 000108000100000000000000");
    }

    @Test
    void aStatementWhoseStreamTheServerRefusedIsPreparedAnew() {
        CompletableFuture<QueryResult> failed = connection.query("INSERT ?", new ByteArrayInputStream(new byte[10]));
        session.answer(prepared(7, 1));
        turnUntil("EXECUTE 7 0001fc00");
        session.answer(refused(1105));
        failure(MySqlServerException.class, failed);

        ignore(connection.query("INSERT ?", 1));
        session.answerOk();
        assertThat(session.sent())
                .containsExactlyInAnyOrder("CLOSE 7", "0e", "PREPARE INSERT ?")
                .endsWith("PREPARE INSERT ?");
    }

    @Test
    void aStreamThatFailsAtOnceSendsNothingOfIt() {
        CompletableFuture<QueryResult> failed =
                connection.query("INSERT ?", new BreakingStream(0, new IOException("closed")));
        session.answer(prepared(7, 1));
        turnUntil(failed::isDone);

        failure(IOException.class, failed);
        assertThat(sent).containsExactly("PREPARE INSERT ?", "CLOSE 7");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        CompletableFuture<QueryResult> failed = connection.query("INSERT ?", new StringReader("a\ud83d"));
        session.answer(prepared(7, 1));
        turnUntil(() -> failed.isDone() || sent.contains("RESET 7"));
        if (!failed.isDone()) {
            session.answerOk();
        }

        assertThat(failure(IOException.class, failed)).hasMessageContaining("surrogate");
    }

    @Test
    void aPairThatIsReadInHalvesIsWhole() {
        Reader oneByOne = new StringReader("😀".repeat(3)) {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(1, length));
            }
        };
        CompletableFuture<QueryResult> result = connection.query("INSERT ?", oneByOne);
        session.answer(prepared(7, 1));
        turnUntil("EXECUTE 7 0001fd00");

        assertThat(sent.stream()
                        .filter(command -> command.contains("#0"))
                        .mapToInt(LongDataTest::length)
                        .sum())
                .isEqualTo(12);
        assertThat(result).isNotDone();
    }

    @Test
    void noMoreIsReadThanAFewChunksAhead() {
        AtomicInteger read = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read.addAndGet(length);
                return length;
            }
        };
        session.socket().keepWrites(true);
        CompletableFuture<QueryResult> cancelled = connection.query("INSERT ?", endless);
        session.socket().handBack();
        session.answer(prepared(7, 1));
        turnUntil("LONG_DATA 7 #0 65536");
        for (int i = 0; i < 1_000; i++) {
            session.socket().turn();
        }

        assertThat(read.get()).isLessThan(32 * ChunkSource.CHUNK);
        cancelled.cancel(false);
        session.socket().handBack();
        turnUntil("RESET 7");
    }

    @Test
    void theThreadThatReadsEndsWithTheStream() throws InterruptedException {
        AtomicReference<Thread> reader = new AtomicReference<>();
        InputStream noting = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                reader.set(Thread.currentThread());
                return super.read(buffer, offset, length);
            }
        };
        CompletableFuture<QueryResult> result = connection.query("INSERT ?", noting);
        session.answer(prepared(7, 1));
        turnUntil("EXECUTE 7 0001fc00");

        assertThat(reader.get().isDaemon()).isTrue();
        reader.get().join();
        assertThat(result).isNotDone();
    }

    @Test
    void aBusyCommonPoolHoldsNoStreamUp() {
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        CompletableFuture<QueryResult> result = connection.query("INSERT ?", InputStream.nullInputStream());
        session.answer(prepared(7, 1));
        turnUntil("EXECUTE 7 0001fc00");
        done.countDown();

        assertThat(result).isNotDone();
    }

    @Test
    void cancelDoesNotWaitForTheStream() {
        CountDownLatch never = new CountDownLatch(1);
        InputStream blocked = waiting(never);
        CompletableFuture<QueryResult> cancelled = connection.query("INSERT ?", blocked);
        CompletableFuture<QueryResult> next = connection.query("b");
        session.socket().turn();
        session.answer(prepared(7, 1));
        assertThat(session.sent()).containsExactly("PREPARE INSERT ?");

        cancelled.cancel(false);
        session.socket().turn();
        assertThat(session.sent()).containsExactly("CLOSE 7", "b");
        session.answerNumber(1);
        assertThat(next).isCompleted();
        never.countDown();
    }

    /** A stream whose end comes when it is let. */
    private static InputStream waiting(CountDownLatch end) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return length == 0 ? 0 : read();
            }
        };
    }

    private void turnUntil(String last) {
        turns.until(last);
    }

    private void turnUntil(BooleanSupplier done) {
        turns.until(done);
    }

    private static int length(String command) {
        return Integer.parseInt(command.substring(command.lastIndexOf(' ') + 1));
    }
}
