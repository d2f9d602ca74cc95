package io.aiomysql.internal.result;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.number;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.MemorySession.result;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlResultException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results beyond maxResultSize: their statement fails, and nothing else. */
@Timeout(60)
class LargeResultTest {

    /** What a result of one column counts, beside its rows. */
    private static final int OF_RESULT = ResultSize.RESULT + ResultSize.SHAPE + ResultSize.COLUMN + ResultSize.STORAGE;

    private static final int MORE_RESULTS = ServerPackets.STATUS_MORE_RESULTS;

    /** A row of this length counts as 100 bytes: 91 of text and one for their length, four for the header and four for the cell. */
    private static final String TEXT = "x".repeat(91);

    private final MemorySession session = MemorySession.opened(options -> options.maxResultSize(1_000 + OF_RESULT));

    @AfterEach
    void theShareOfTheJvmIsGivenBack() {
        assertThat(HeapShare.OF_JVM.taken()).isZero();
    }

    @Test
    void aResultAtTheLimitIsKept() {
        CompletableFuture<QueryResult> running = session.connection().query("a");
        session.answer(rows(AUTOCOMMIT, 10));

        assertThat(value(running).rows()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000_000})
    void aLargerOneFailsAloneAndTheStatementsBehindItAreAnswered(int pieces) {
        CompletableFuture<QueryResult> before = session.connection().query("a");
        CompletableFuture<QueryResult> large = session.connection().query("b");
        CompletableFuture<QueryResult> behind = session.connection().query("c");
        session.socket().turn();

        session.socket()
                .deliverInPieces(
                        concat(
                                packets(1, rows(AUTOCOMMIT, 10)),
                                packets(1, rows(AUTOCOMMIT, 11)),
                                packets(1, number(7))),
                        pieces);

        assertThat(value(before).rows()).hasSize(10);
        assertThat(failure(MySqlResultException.class, large))
                .hasMessageContainingAll("maxResultSize", "1,620 bytes", "LIMIT", "server cursor");
        assertThat(value(behind).single().getInt(0)).isEqualTo(7);
        assertThat(session.connection().isClosed()).isFalse();
    }

    @Test
    void itFailsAtOnceAndTheRestIsReadAndDropped() {
        CompletableFuture<QueryResult> large = session.connection().query("a");
        byte[][] answer = rows(AUTOCOMMIT, 500);

        session.answer(Arrays.copyOf(answer, 20));
        assertThat(failure(MySqlResultException.class, large).mayHaveExecuted()).isTrue();
        CompletableFuture<QueryResult> next = session.connection().query("b");
        session.socket().turn();
        session.socket().deliver(packets(21, Arrays.copyOfRange(answer, 20, answer.length)));

        assertThat(next).isNotDone();
        session.answerNumber(8);
        assertThat(value(next).single().getInt(0)).isEqualTo(8);
    }

    @Test
    void allResultsOfOneStatementCountTogether() {
        CompletableFuture<QueryResult> several = session.connection().query("a; b");
        byte[][] first = rows(AUTOCOMMIT | MORE_RESULTS, 6);
        byte[][] second = rows(AUTOCOMMIT, 6);
        session.socket().deliver(concat(packets(1, first), packets(1 + first.length, second)));

        failure(MySqlResultException.class, several);
        assertThat(session.connection().ping()).isNotDone();
    }

    @Test
    void resultsWithoutRowsCountToo() {
        int before = 1_620 / (ResultSize.RESULT + ResultSize.SHAPE + ResultSize.COLUMN);
        for (int results : new int[] {before, before + 1}) {
            CompletableFuture<QueryResult> several = session.connection().query("CALL p()");
            session.socket().turn();
            session.socket().deliver(empty(results));
            if (results == before) {
                assertThat(value(several).results()).hasSize(results);
            } else {
                failure(MySqlResultException.class, several);
            }
        }
        CompletableFuture<QueryResult> behind = session.connection().query("b");
        session.answerNumber(7);
        assertThat(value(behind).single().getInt(0)).isEqualTo(7);
    }

    @Test
    void resultsOfOkAloneCountToo() {
        CompletableFuture<QueryResult> several = session.connection().query("a; b");
        session.socket().turn();
        for (int i = 1; i <= 17; i++) {
            session.deliver(i, ServerPackets.ok(i < 17 ? AUTOCOMMIT | MORE_RESULTS : AUTOCOMMIT));
        }

        failure(MySqlResultException.class, several);
        assertThat(session.connection().isClosed()).isFalse();
    }

    /** Results of one column and no row. */
    private static byte[] empty(int results) {
        byte[][] parts = new byte[results][];
        int sequence = 1;
        for (int i = 0; i < results; i++) {
            int status = i < results - 1 ? AUTOCOMMIT | MORE_RESULTS : AUTOCOMMIT;
            byte[][] one = result(status, List.of(ColumnDefinition.text("t")), List.of());
            parts[i] = packets(sequence, one);
            sequence += one.length;
        }
        return concat(parts);
    }

    @Test
    void eachStatementCountsByItself() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<QueryResult> running = session.connection().query("a");
            session.answer(rows(AUTOCOMMIT, 10));
            assertThat(value(running).rows()).hasSize(10);
        }
    }

    @Test
    void anErrorBehindRowsThatWereDroppedDoesNotHideWhyTheyWere() {
        CompletableFuture<QueryResult> large = session.connection().query("a");
        byte[][] answer = rows(AUTOCOMMIT, 20);
        answer[answer.length - 1] = ServerPackets.err(1317, "70100", "Query execution was interrupted");
        session.answer(answer);

        failure(MySqlResultException.class, large);
        assertThat(session.connection().isClosed()).isFalse();
    }

    @Test
    void aConnectionThatIsLostMeanwhileLeavesNoFutureUndone() {
        CompletableFuture<QueryResult> large = session.connection().query("a");
        CompletableFuture<QueryResult> behind = session.connection().query("b");
        session.socket().turn();
        session.answer(Arrays.copyOf(rows(AUTOCOMMIT, 20), 20));
        session.socket().lose(null);

        failure(MySqlResultException.class, large);
        assertThat(behind).isCompletedExceptionally();
    }

    private static byte[][] rows(int status, int count) {
        return result(status, List.of(ColumnDefinition.text("t")), Collections.nCopies(count, TEXT));
    }
}
