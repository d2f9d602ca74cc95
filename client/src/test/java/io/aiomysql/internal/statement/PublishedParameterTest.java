package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.MySqlConnection;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.StatementAnswers;
import io.aiomysql.internal.memory.Turns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parameters that a publisher gives. */
@Timeout(60)
class PublishedParameterTest {

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();
    private final Turns turns = new Turns(session);

    @Test
    void buffersGoAheadOfTheStatementInPartsOfNoMoreThanAChunk() {
        SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>();
        CompletableFuture<QueryResult> result = begin(publisher);
        turns.until(publisher::hasSubscribers);
        try (publisher) {
            publisher.submit(ByteBuffer.wrap(new byte[10]).position(3));
            publisher.submit(ByteBuffer.allocate(0));
            publisher.submit(ByteBuffer.allocateDirect(150_000));
        }
        turns.until("EXECUTE 7 0001fc00");

        assertThat(turns.sent())
                .containsExactly(
                        "PREPARE INSERT ?",
                        "LONG_DATA 7 #0 7",
                        "LONG_DATA 7 #0 65536",
                        "LONG_DATA 7 #0 65536",
                        "LONG_DATA 7 #0 18928",
                        "EXECUTE 7 0001fc00");
        session.answer(longs(1));
        assertThat(result).isCompleted();
    }

    @Test
    void noneAtAllIsAnEmptyValue() {
        CompletableFuture<QueryResult> result = begin(new Given(List.of()));
        turns.until("EXECUTE 7 0001fc00");

        assertThat(turns.sent()).contains("LONG_DATA 7 #0 0");
        assertThat(result).isNotDone();
    }

    @Test
    void onlyAFewAreAskedForAheadOfTheSending() {
        Endless endless = new Endless();
        session.socket().keepWrites(true);
        CompletableFuture<QueryResult> cancelled = connection.query("INSERT ?", endless);
        session.socket().handBack();
        session.answer(prepared(7, 1));
        turns.until("LONG_DATA 7 #0 1");
        turns.until(() -> endless.asked >= chunksSent() + 4);
        for (int i = 0; i < 1_000; i++) {
            session.socket().turn();
        }

        assertThat(endless.asked - chunksSent()).isLessThanOrEqualTo(5);
        cancelled.cancel(false);
        session.socket().handBack();
        turns.until("RESET 7");
        turns.until(() -> endless.cancelled);
    }

    @Test
    void whatThePublisherFailsWithFailsTheStatement() {
        IOException broken = new IOException("the disk is gone");
        CompletableFuture<QueryResult> failed =
                begin(new Given(Collections.nCopies(10, ByteBuffer.allocate(5)), broken));
        CompletableFuture<QueryResult> next = connection.query("b");
        turns.until("b");

        assertThat(turns.sent()).endsWith("RESET 7", "b").noneMatch(command -> command.startsWith("EXECUTE"));
        session.answerOk();
        session.answerNumber(2);
        assertThat(failure(IOException.class, failed)).isSameAs(broken);
        assertThat(next).isCompleted();
    }

    @Test
    void whatIsNoBufferIsRefusedByItsClass() {
        Given numbers = new Given(List.of(1));
        CompletableFuture<QueryResult> failed = begin(numbers);
        turns.until(failed::isDone);

        assertThat(failure(IllegalArgumentException.class, failed)).hasMessageContaining("java.lang.Integer");
        assertThat(numbers.cancelled).isTrue();
        assertThat(turns.sent()).containsExactly("PREPARE INSERT ?", "CLOSE 7");
    }

    @Test
    void aPublisherThatGivesMoreThanIsAskedForIsRefused() {
        Flow.Publisher<ByteBuffer> pushing = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                subscriber.onNext(ByteBuffer.allocate(1));
                subscriber.onNext(ByteBuffer.allocate(1));
                subscriber.onNext(ByteBuffer.allocate(1));
            }

            @Override
            public void cancel() {
                // It goes on pushing.
            }
        });
        CompletableFuture<QueryResult> failed = begin(pushing);
        turns.until(() -> failed.isDone() || turns.sent().contains("RESET 7"));
        if (!failed.isDone()) {
            session.answerOk();
        }

        assertThat(failure(IllegalStateException.class, failed)).hasMessageContaining("more than was requested");
    }

    @Test
    void aPublisherThatThrowsFailsTheStatement() {
        IllegalStateException used = new IllegalStateException("one subscriber only");
        CompletableFuture<QueryResult> failed = begin(subscriber -> {
            throw used;
        });
        turns.until(failed::isDone);

        assertThat(failure(IllegalStateException.class, failed)).isSameAs(used);
    }

    @Test
    void aPublisherThatGivesNullFailsTheStatementThoughItTellsNobodyWhatItsSubscriberThrows() {
        List<Consumer<Flow.Subscriber<?>>> nulls = List.of(
                subscriber -> subscriber.onSubscribe(null),
                subscriber -> subscriber.onNext(null),
                subscriber -> subscriber.onError(null));
        for (Consumer<Flow.Subscriber<?>> giving : nulls) {
            CompletableFuture<QueryResult> failed = begin(subscriber ->
                    assertThatThrownBy(() -> giving.accept(subscriber)).isInstanceOf(NullPointerException.class));
            turns.until(failed::isDone);

            assertThat(failure(NullPointerException.class, failed)).hasMessageContaining("gave null");
        }
    }

    @Test
    void aBufferMayBeUsedAgainOnceItWasTaken() {
        ByteBuffer reused = ByteBuffer.wrap(new byte[] {1, 2, 3});
        Given twice = new Given(List.of(reused, reused)) {
            @Override
            void given() {
                reused.put(0, (byte) 9);
            }
        };
        CompletableFuture<QueryResult> result = begin(twice);
        turns.until("EXECUTE 7 0001fc00");

        String bytes = session.socket().writes().stream()
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.joining());
        assertThat(bytes).contains("010203", "090203");
        assertThat(result).isNotDone();
    }

    @Test
    void nothingIsSubscribedToWhenTheStatementIsRefused() {
        Endless endless = new Endless();
        CompletableFuture<QueryResult> refused = connection.query("INSER ?", endless);
        session.answer(StatementAnswers.refused(1064));

        assertThat(refused).isCompletedExceptionally();
        turns.until("PREPARE INSER ?");
        assertThat(endless.asked).isZero();
    }

    private CompletableFuture<QueryResult> begin(Flow.Publisher<?> publisher) {
        CompletableFuture<QueryResult> result = connection.query("INSERT ?", publisher);
        session.answer(prepared(7, 1));
        return result;
    }

    /** Gives these items as they are asked for, and then its end. */
    private static class Given implements Flow.Publisher<Object> {
        private final List<?> items;
        private final @Nullable Throwable failure;
        volatile boolean cancelled;
        private int next;

        Given(List<?> items) {
            this(items, null);
        }

        Given(List<?> items, @Nullable Throwable failure) {
            this.items = items;
            this.failure = failure;
        }

        void given() {}

        @Override
        public void subscribe(Flow.Subscriber<? super Object> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {
                    int item = next;
                    next++;
                    if (item < items.size()) {
                        subscriber.onNext(items.get(item));
                        given();
                    } else if (failure == null) {
                        subscriber.onComplete();
                    } else {
                        subscriber.onError(failure);
                    }
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }
            });
        }
    }

    /** Gives a byte whenever it is asked. */
    private long chunksSent() {
        return turns.sent().stream()
                .filter(command -> command.startsWith("LONG_DATA"))
                .count();
    }

    private static final class Endless implements Flow.Publisher<ByteBuffer> {
        volatile int asked;
        volatile boolean cancelled;

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private int count;

                @Override
                public void request(long more) {
                    count++;
                    asked = count;
                    subscriber.onNext(ByteBuffer.allocate(1));
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }
            });
        }
    }
}
