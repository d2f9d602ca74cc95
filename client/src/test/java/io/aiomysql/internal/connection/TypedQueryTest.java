package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.MemorySession.result;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlConversionException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.Query;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results as objects and values: of the verbs with a type, and of a result. */
@Timeout(60)
class TypedQueryTest {

    record Planet(long n, String name) {}

    private static final List<ColumnDefinition> COLUMNS =
            List.of(ColumnDefinition.bigint("n"), ColumnDefinition.text("name"));
    private static final byte[][] PLANETS = result(AUTOCOMMIT, COLUMNS, List.of("1", "Mercury", "2", "Venus"));
    private static final byte[][] ONE_PLANET = result(AUTOCOMMIT, COLUMNS, List.of("1", "Mercury"));
    private static final byte[][] NO_PLANETS = result(AUTOCOMMIT, COLUMNS, List.of());

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    @Test
    void queryAsGivesAnObjectForEachRow() {
        CompletableFuture<List<Planet>> planets = connection.queryAs(Planet.class, "SELECT");
        session.answer(PLANETS);
        CompletableFuture<List<Planet>> none = connection.queryAs(Planet.class, Query.of("SELECT"));
        session.answer(NO_PLANETS);

        assertThat(value(planets)).containsExactly(new Planet(1, "Mercury"), new Planet(2, "Venus"));
        assertThat(value(planets)).isUnmodifiable();
        assertThat(value(none)).isEmpty();
    }

    @Test
    void queryAsGivesTheValuesOfOneColumn() {
        CompletableFuture<List<Long>> numbers = connection.queryAs(Long.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, "1", "2"));
        CompletableFuture<List<Long>> several = connection.queryAs(Long.class, "SELECT");
        session.answer(PLANETS);

        assertThat(value(numbers)).containsExactly(1L, 2L);
        assertThat(failure(IllegalArgumentException.class, several)).hasMessageContaining("2 columns");
    }

    @Test
    void eachVerbTakesValuesAndQueries() {
        Query query = Query.of("SELECT :a").bind("a", 1);
        CompletableFuture<List<Long>> first = connection.queryAs(Long.class, "SELECT ?", 1);
        assertThat(session.sent()).containsExactly("PREPARE SELECT ?");
        session.answer(prepared(7, 1));
        session.answer(longs(1, 2));
        CompletableFuture<List<Long>> all = connection.queryAs(Long.class, query);
        session.answer(longs(1, 2));
        CompletableFuture<Optional<Long>> one = connection.queryOne(Long.class, "SELECT ?", 1);
        session.answer(longs(3));
        CompletableFuture<Optional<Long>> oneByName = connection.queryOne(Long.class, query);
        session.answer(longs(4));
        CompletableFuture<Long> number = connection.queryValue(Long.class, "SELECT ?", 1);
        session.answer(longs(5));
        CompletableFuture<Long> numberByName = connection.queryValue(Long.class, query);
        session.answer(longs(6));

        assertThat(value(first)).containsExactly(1L, 2L);
        assertThat(value(all)).containsExactly(1L, 2L);
        assertThat(value(one)).contains(3L);
        assertThat(value(oneByName)).contains(4L);
        assertThat(value(number)).isEqualTo(5);
        assertThat(value(numberByName)).isEqualTo(6);
        assertThat(session.sent()).hasSize(6).allMatch(command -> command.startsWith("EXECUTE 7 "));
    }

    @Test
    void queryOneGivesTheRowOrNothing() {
        CompletableFuture<Optional<Planet>> one = connection.queryOne(Planet.class, "SELECT");
        session.answer(ONE_PLANET);
        CompletableFuture<Optional<Planet>> none = connection.queryOne(Planet.class, "SELECT");
        session.answer(NO_PLANETS);
        CompletableFuture<Optional<Long>> nullValue = connection.queryOne(Long.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, new String[] {null}));

        assertThat(value(one)).contains(new Planet(1, "Mercury"));
        assertThat(value(none)).isEmpty();
        assertThat(value(nullValue)).isEmpty();
    }

    @Test
    void queryOneRefusesSeveralRows() {
        CompletableFuture<Optional<Planet>> several = connection.queryOne(Planet.class, "SELECT");
        session.answer(PLANETS);

        assertThat(failure(IllegalStateException.class, several))
                .hasMessageContainingAll("2 rows", "LIMIT 1", "queryAs");
    }

    @Test
    void queryValueGivesTheValue() {
        CompletableFuture<Long> number = connection.queryValue(Long.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, "42"));
        CompletableFuture<Integer> primitive = connection.queryValue(int.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, "42"));
        CompletableFuture<Long> nullValue = connection.queryValue(Long.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, new String[] {null}));

        assertThat(value(number)).isEqualTo(42L);
        assertThat(value(primitive)).isEqualTo(42);
        assertThat(value(nullValue)).isNull();
    }

    @Test
    void queryValueRefusesWhatIsNoSingleValue() {
        CompletableFuture<Long> noRow = connection.queryValue(Long.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT));
        CompletableFuture<Long> rows = connection.queryValue(Long.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, "1", "2"));
        CompletableFuture<Long> columns = connection.queryValue(Long.class, "SELECT");
        session.answer(ONE_PLANET);
        CompletableFuture<Long> change = connection.queryValue(Long.class, "UPDATE");
        session.answerOk();
        CompletableFuture<Integer> noInt = connection.queryValue(int.class, "SELECT");
        session.answer(numbers(AUTOCOMMIT, new String[] {null}));

        assertThat(failure(IllegalStateException.class, noRow))
                .hasMessageContainingAll("0 rows of 1 column", "queryOne");
        assertThat(failure(IllegalStateException.class, rows)).hasMessageContainingAll("2 rows of 1 column", "queryAs");
        assertThat(failure(IllegalStateException.class, columns)).hasMessageContaining("1 row of 2 columns");
        assertThat(failure(IllegalStateException.class, change)).hasMessageContaining("0 rows of 0 columns");
        assertThat(failure(MySqlConversionException.class, noInt)).hasMessageContainingAll("NULL", "int");
    }

    @Test
    void aTypeIsNeeded() {
        assertThatNullPointerException()
                .isThrownBy(() -> connection.queryAs(null, "SELECT"))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> connection.queryOne(null, "SELECT"))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> connection.queryValue(null, "SELECT"))
                .withMessage("type");
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void theServersErrorComesAsItIs() {
        CompletableFuture<List<Planet>> refused = connection.queryAs(Planet.class, "SELECT");
        session.answer(ServerPackets.err(1146, "42S02", "no such table"));

        assertThat(failure(MySqlServerException.class, refused).code()).isEqualTo(1146);
    }

    @Test
    void cancellingDropsTheAnswerAndNothingElse() {
        CompletableFuture<List<Planet>> cancelled = connection.queryAs(Planet.class, "SELECT");
        cancelled.cancel(false);
        CompletableFuture<Long> next = connection.queryValue(Long.class, "SELECT 2");
        session.answer(PLANETS);
        session.answerNumber(2);

        assertThat(value(next)).isEqualTo(2L);
    }

    @Test
    void aResultHasAFirstRowOrNone() {
        assertThat(resultOf(PLANETS).first().map(row -> row.getInt("n"))).contains(1);
        assertThat(resultOf(NO_PLANETS).first()).isEmpty();
    }

    @Test
    void aResultHasOneRowAlone() {
        assertThat(resultOf(ONE_PLANET).single().getString("name")).isEqualTo("Mercury");
        assertThatIllegalStateException()
                .isThrownBy(() -> resultOf(PLANETS).single())
                .withMessageContainingAll("2 rows", "first()");
        assertThatIllegalStateException()
                .isThrownBy(() -> resultOf(NO_PLANETS).single())
                .withMessageContaining("0 rows");
    }

    @Test
    void aResultIsAStreamOfRowsAndWhatIsMadeOfThem() {
        assertThat(resultOf(PLANETS).stream().mapToInt(row -> row.getInt("n")).sum())
                .isEqualTo(3);
        assertThat(resultOf(PLANETS).map(row -> row.getString("name"))).containsExactly("Mercury", "Venus");
        assertThat(resultOf(PLANETS).map(row -> null)).containsExactly(null, null);
        assertThat(resultOf(PLANETS).as(Planet.class))
                .containsExactly(new Planet(1, "Mercury"), new Planet(2, "Venus"));
    }

    @Test
    void aResultOfOneColumnIsAListOfItsValues() {
        byte[][] numbers = numbers(AUTOCOMMIT, "1", null);

        assertThat(resultOf(numbers).as(Long.class))
                .isEqualTo(Arrays.asList(1L, null))
                .isUnmodifiable();
        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> resultOf(numbers).as(int.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resultOf(PLANETS).as(Long.class))
                .withMessageContainingAll("java.lang.Long", "2 columns");
        assertThat(resultOf(ServerPackets.ok(AUTOCOMMIT)).as(Long.class)).isEmpty();
    }

    private QueryResult resultOf(byte[]... answer) {
        CompletableFuture<QueryResult> running = connection.query("SELECT");
        session.answer(answer);
        return value(running);
    }
}
