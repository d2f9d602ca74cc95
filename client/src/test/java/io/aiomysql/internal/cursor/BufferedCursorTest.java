package io.aiomysql.internal.cursor;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.Cursor;
import io.aiomysql.MySqlServerException;
import io.aiomysql.Row;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BufferedCursorTest {

    private static final int MORE = ServerPackets.STATUS_MORE_RESULTS;
    private static final byte[] REFUSED = ServerPackets.err(1064, "42000", "You have an error");

    private final MemorySession session = MemorySession.opened();
    private final Cursor cursor = session.connection().cursor();

    @Test
    void isEmptyBeforeTheFirstStatement() {
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.rowNumber()).isZero();
        assertThat(cursor.description()).isEmpty();
        assertThat(cursor.lastRowId()).isEmpty();
        assertThat(cursor.warningCount()).isZero();
        assertThat(cursor.connection()).isSameAs(session.connection());
        assertThatIllegalStateException().isThrownBy(cursor::fetchOne).withMessageContaining("execute");
        assertThatIllegalStateException().isThrownBy(cursor::fetchAll);
        assertThatIllegalStateException().isThrownBy(cursor::nextSet);
    }

    @Test
    void handsOutRowsOneByOneSomeAndAll() {
        CompletableFuture<Long> executed = cursor.execute("SELECT");
        session.answer(numbers(AUTOCOMMIT, "1", "2", "3", "4", "5", "6"));

        assertThat(value(executed)).isEqualTo(6);
        assertThat(cursor.rowCount()).isEqualTo(6);
        assertThat(cursor.description())
                .singleElement()
                .satisfies(column -> assertThat(column.name()).isEqualTo("n"));
        assertThat(cursor.lastRowId()).isEmpty();
        assertThat(value(cursor.fetchOne()).getInt(0)).isEqualTo(1);
        assertThat(cursor.rowNumber()).isEqualTo(1);
        assertThat(ints(cursor.fetchMany())).containsExactly(2);
        cursor.arraySize(2);
        assertThat(ints(cursor.fetchMany())).containsExactly(3, 4);
        assertThat(ints(cursor.fetchMany(0))).isEmpty();
        assertThat(ints(cursor.fetchAll())).containsExactly(5, 6);
        assertThat(value(cursor.fetchOne())).isNull();
        assertThat(ints(cursor.fetchMany(Integer.MAX_VALUE))).isEmpty();
        assertThat(cursor.rowNumber()).isEqualTo(6);
    }

    @Test
    void aStatementThatFailsLeavesNoRowsOfTheOneBefore() {
        ignore(cursor.execute("SELECT"));
        session.answer(numbers(AUTOCOMMIT, "1", "2"));
        CompletableFuture<Long> refused = cursor.execute("SELEC");
        session.answer(new byte[][] {REFUSED});

        failure(MySqlServerException.class, refused);
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.description()).isEmpty();
        assertThatIllegalStateException().isThrownBy(cursor::fetchAll).withMessageContaining("execute");
    }

    @Test
    void rowsThatComeAfterTheCursorIsClosedAreDropped() {
        CompletableFuture<Long> executed = cursor.execute("SELECT");
        cursor.close();
        session.answer(numbers(AUTOCOMMIT, "1", "2"));

        assertThat(value(executed)).isEqualTo(2);
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.description()).isEmpty();
    }

    @Test
    void aChangeTellsItsRowsAndItsId() {
        CompletableFuture<Long> executed = cursor.execute("INSERT");
        session.answer(ServerPackets.ok(3, 77, AUTOCOMMIT, 2, ""));

        assertThat(value(executed)).isEqualTo(3);
        assertThat(cursor.rowCount()).isEqualTo(3);
        assertThat(cursor.lastRowId()).hasValue(77);
        assertThat(cursor.warningCount()).isEqualTo(2);
        assertThat(cursor.description()).isEmpty();
        assertThat(value(cursor.fetchOne())).isNull();
    }

    @Test
    void goesOnToTheNextResult() {
        ignore(cursor.execute("CALL p()"));
        session.answer(join(numbers(AUTOCOMMIT | MORE, "1", "2"), numbers(AUTOCOMMIT | MORE, "3"), new byte[][] {
            ServerPackets.ok(AUTOCOMMIT)
        }));
        ignore(cursor.fetchOne());

        assertThat(value(cursor.nextSet())).isTrue();
        assertThat(cursor.rowNumber()).isZero();
        assertThat(ints(cursor.fetchAll())).containsExactly(3);
        assertThat(value(cursor.nextSet())).isTrue();
        assertThat(cursor.description()).isEmpty();
        assertThat(value(cursor.nextSet())).isFalse();
        assertThat(value(cursor.nextSet())).isFalse();
    }

    @Test
    void anErrorInALaterResultWaitsForNextSet() {
        CompletableFuture<Long> executed = cursor.execute("a; b");
        session.answer(join(numbers(AUTOCOMMIT | MORE, "1"), new byte[][] {REFUSED}));

        assertThat(value(executed)).isEqualTo(1);
        assertThat(ints(cursor.fetchAll())).containsExactly(1);
        assertThat(failure(MySqlServerException.class, cursor.nextSet()).code()).isEqualTo(1064);
        assertThat(value(cursor.nextSet())).isFalse();
    }

    @Test
    void aStatementThatWasCancelledDoesNotTouchTheCursor() {
        ignore(cursor.execute("SELECT"));
        session.answer(numbers(AUTOCOMMIT, "1", "2"));
        CompletableFuture<Long> cancelled = cursor.execute("SELECT more");
        cancelled.cancel(false);

        session.answer(numbers(AUTOCOMMIT, "3"));

        assertThat(ints(cursor.fetchAll())).containsExactly(1, 2);
    }

    @Test
    void cursorsOfOneConnectionDoNotDisturbEachOther() {
        Cursor other = session.connection().cursor();
        ignore(cursor.execute("a"));
        ignore(other.execute("b"));
        session.socket().turn();
        session.answer(numbers(AUTOCOMMIT, "1", "2"));
        session.answer(numbers(AUTOCOMMIT, "3"));

        assertThat(value(cursor.fetchOne()).getInt(0)).isEqualTo(1);
        assertThat(ints(other.fetchAll())).containsExactly(3);
        assertThat(ints(cursor.fetchAll())).containsExactly(2);
    }

    @Test
    void aClosedCursorRefusesAndSendsNothing() {
        ignore(cursor.execute("SELECT"));
        session.answer(numbers(AUTOCOMMIT, "1"));
        session.sent();
        cursor.close();
        cursor.close();

        assertThat(cursor.isClosed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> cursor.execute("SELECT"))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(cursor::fetchOne).withMessageContaining("closed");
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void senselessSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> cursor.arraySize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> cursor.fetchMany(-1));
        assertThat(cursor.arraySize()).isEqualTo(1);
    }

    private static List<Integer> ints(CompletableFuture<List<Row>> rows) {
        return value(rows).stream().map(row -> row.getInt(0)).toList();
    }

    private static byte[][] join(byte[][]... results) {
        return Arrays.stream(results).flatMap(Arrays::stream).toArray(byte[][]::new);
    }
}
