package io.aiomysql.internal.cursor;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static io.aiomysql.internal.memory.StatementAnswers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.PreparedStatement;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that users prepare, run and close. */
@Timeout(60)
class PreparedStatementTest {

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    @Test
    void tellsWhatTheServerToldOfIt() {
        PreparedStatement statement = prepare("SELECT ?", 7);

        assertThat(statement.parameterCount()).isEqualTo(1);
        assertThat(statement.columns()).extracting(ColumnMetadata::name).containsExactly("n");
        assertThat(statement).hasToString("PreparedStatement[1 placeholders]");
    }

    @Test
    void isRunAsOftenAsWantedAndClosedOnce() {
        PreparedStatement statement = prepare("SELECT ?", 7);
        CompletableFuture<QueryResult> one = statement.execute(1);
        CompletableFuture<QueryResult> two = statement.execute(2);
        session.socket().turn();
        assertThat(session.sent()).hasSize(2).allMatch(command -> command.startsWith("EXECUTE 7 "));
        session.answer(longs(1));
        session.answer(longs(2));
        assertThat(value(one).rows()).hasSize(1);
        assertThat(value(two).rows()).hasSize(1);

        statement.close();
        statement.close();
        session.socket().turn();
        assertThat(session.sent()).containsExactly("CLOSE 7");
        assertThatIllegalStateException().isThrownBy(() -> statement.execute(1)).withMessageContaining("closed");
    }

    @Test
    void closingWaitsForWhatIsRunning() {
        PreparedStatement statement = prepare("SELECT ?", 7);
        CompletableFuture<QueryResult> running = statement.execute(1);
        statement.close();
        session.socket().turn();
        assertThat(session.sent()).hasSize(1);

        session.answer(longs(1));
        assertThat(value(running).rows()).hasSize(1);
        assertThat(session.sent()).containsExactly("CLOSE 7");
    }

    @Test
    void takesNamesAndNoCollections() {
        PreparedStatement named = prepare("SELECT :a", 7);
        ignore(named.execute(named.query().bind("a", 1)));
        assertThat(session.sent()).hasSize(1);
        session.answer(longs(1));

        PreparedStatement list = prepare("SELECT 1 IN (?)", 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list.execute(List.of(1, 2)))
                .withMessageContaining("1")
                .withMessageContaining("2");
        assertThatIllegalArgumentException().isThrownBy(list::execute);
    }

    @Test
    void isPreparedAgainAfterAReset() {
        PreparedStatement statement = prepare("SELECT ?", 7);
        ignore(connection.reset());
        ignore(statement.execute(1));
        assertThat(session.answerFirstReset()).containsExactly("1f");
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
        session.answerOk();
        session.answerState();
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");
        session.answer(prepared(1, 1));
        assertThat(session.sent().get(0)).startsWith("EXECUTE 1 ");
        session.answer(longs(1));

        statement.close();
        session.socket().turn();
        assertThat(session.sent()).containsExactly("CLOSE 1");
    }

    @Test
    void isNotClosedWhenAResetHasDroppedIt() {
        PreparedStatement statement = prepare("SELECT ?", 7);
        ignore(connection.reset());
        statement.close();

        assertThat(session.answerFirstReset()).containsExactly("1f");
        assertThat(session.sentButForState()).containsExactly("SET NAMES utf8mb4");
    }

    @Test
    void isPreparedAgainWhenTheServerDoesNotKnowIt() {
        PreparedStatement statement = prepare("SELECT ?", 7);
        CompletableFuture<QueryResult> result = statement.execute(1);
        session.answer(refused(1243));
        assertThat(session.sent()).last().isEqualTo("PREPARE SELECT ?");
        session.answer(prepared(9, 1));
        session.answer(longs(3));

        assertThat(value(result).single().getLong(0)).isEqualTo(3);
        statement.close();
        session.socket().turn();
        assertThat(session.sent()).last().isEqualTo("CLOSE 9");
    }

    @Test
    void aCancelledPreparationIsClosed() {
        CompletableFuture<PreparedStatement> cancelled = connection.prepare("SELECT ?");
        cancelled.cancel(false);
        session.answer(prepared(7, 1));
        session.socket().turn();

        assertThat(session.sent()).containsExactly("PREPARE SELECT ?", "CLOSE 7");
    }

    @Test
    void aRefusalAndALossFailThePreparation() {
        CompletableFuture<PreparedStatement> refused = connection.prepare("SELEC");
        session.answer(refused(1064));
        assertThat(failure(MySqlServerException.class, refused).mayHaveExecuted())
                .isFalse();

        CompletableFuture<PreparedStatement> lost = connection.prepare("SELECT");
        session.socket().lose(null);
        assertThat(failure(MySqlConnectionException.class, lost).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void aServerWithoutRoomGetsItFromStatementsThatNobodyUses() {
        ignore(connection.query("SELECT ? a", 1));
        session.answer(prepared(1, 1));
        session.answer(longs(1));
        session.sent();
        CompletableFuture<PreparedStatement> preparing = connection.prepare("SELECT ? b");
        session.sent();
        session.answer(refused(1461));
        assertThat(session.sent()).containsExactly("CLOSE 1", "PREPARE SELECT ? b");
        session.answer(prepared(2, 1));

        assertThat(value(preparing).parameterCount()).isEqualTo(1);
    }

    @Test
    void withoutAnyRoomAPreparationFails() {
        CompletableFuture<PreparedStatement> preparing = connection.prepare("SELECT ?");
        session.answer(refused(1461));
        session.answer(refused(1461));

        assertThat(failure(MySqlServerException.class, preparing).mayHaveExecuted())
                .isFalse();
    }

    @Test
    void closingAfterTheConnectionDoesNothing() {
        PreparedStatement statement = prepare("SELECT ?", 7);
        session.socket().lose(null);
        statement.close();
        session.socket().turn();

        assertThat(session.sent()).isEmpty();
        failure(MySqlConnectionException.class, connection.prepare("SELECT"));
    }

    private PreparedStatement prepare(String sql, int id) {
        CompletableFuture<PreparedStatement> preparing = connection.prepare(sql);
        session.answer(prepared(id, 1));
        session.sent();
        return value(preparing);
    }
}
