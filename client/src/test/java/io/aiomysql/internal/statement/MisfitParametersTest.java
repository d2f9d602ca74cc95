package io.aiomysql.internal.statement;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.numbers;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.PreparedStatement;
import io.aiomysql.Query;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told whose values do not fit their statement. */
@Timeout(60)
class MisfitParametersTest {

    private static final byte[] SYNTAX = ServerPackets.err(1064, "42000", "You have an error near '?'");
    private static final String SECRET = "s3cret";

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();
    private final Cursor cursor = connection.cursor();

    @AfterEach
    void nothingWasSent() {
        session.socket().turn();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void theCountOfValuesIsToldByEachVerb() {
        String sql = "SELECT ?, ?";
        String message = "takes 2 values for ?, but got 1 value";
        assertRefused(() -> connection.query(sql, SECRET), message);
        assertRefused(() -> connection.query(Query.of(sql).bind(SECRET)), message);
        assertRefused(() -> connection.queryAs(Long.class, sql, SECRET), message);
        assertRefused(() -> connection.queryOne(Long.class, sql, SECRET), message);
        assertRefused(() -> connection.queryValue(Long.class, sql, SECRET), message);
        assertRefused(() -> cursor.execute(sql, SECRET), message);
        assertRefused(() -> cursor.mogrify(sql, SECRET), message);
        assertRefused(() -> prepare(sql).execute(SECRET), message);
        assertRefused(() -> prepare(sql).open(1, SECRET), message);
    }

    @Test
    void valuesInOrderForNamesAreToldOfQuery() {
        String sql = "SELECT :a, :b";
        assertRefused(
                () -> connection.query(sql, SECRET, SECRET), "2 values for :name", "Query.of(sql).bind(name, value)");
        assertRefused(() -> connection.query(sql, Map.of("a", SECRET)), ":name", "Query.of(sql).bind(map)");
        assertRefused(() -> connection.query(Query.of(sql).bind(SECRET, 1, 2)), ":name", "bind(name, value)");
        assertRefused(() -> connection.query(Query.of(sql).bind("a", 1).bind(2)), ":name", "bind(name, value)");
        assertRefused(() -> prepare(sql).execute(Map.of("a", SECRET)), ":name", "Query.of(sql).bind(map)");
        assertRefused(() -> connection.query(Query.of(sql).bind("a", SECRET)), ":b has no value");
    }

    @Test
    void namesForQuestionMarksAreToldOfTheOrder() {
        assertRefused(
                () -> connection.query(Query.of("SELECT ?").bind("a", SECRET)),
                "1 value for ?",
                "write :name",
                "without names");
        assertRefused(
                () -> connection.query(Query.of("SELECT ?, ?").bind(Map.of("a", SECRET))),
                "2 values for ?",
                "write :name");
        assertRefused(() -> connection.query("SELECT ?, ?", Map.of("a", SECRET)), "a Map", "one by one");
        assertRefused(() -> connection.query("SELECT ?", Map.of("a", SECRET)), "one by one", "Query.of(sql).bind(map)");
    }

    @Test
    void aCollectionForSeveralPlaceholdersIsToldOfTheOrder() {
        assertRefused(() -> connection.query("SELECT ?, ?", List.of(1, SECRET)), "a collection", "one by one");
    }

    @Test
    void anArrayThatJavaSpreadIsToldOfLists() {
        Object[] array = new String[] {SECRET, SECRET};
        String sql = "SELECT 1 IN (?)";

        assertRefused(() -> connection.query(sql, array), "2 values", "String[]", "List.of(array)", "(Object) array");
        assertRefused(() -> connection.query(sql, (Object[]) new String[0]), "0 values", "String[]", "List.of(array)");
        assertRefused(() -> cursor.mogrify(sql, (Object[]) new String[0]), "0 values", "String[]");
        assertRefused(() -> connection.query(Query.of(sql).bind(array)), "2 values", "in a List");
        assertThat(cursor.mogrify(sql, (Object) new String[] {"a", "b"})).isEqualTo("SELECT 1 IN ('a', 'b')");
    }

    @Test
    void aQueryIsNoParameter() {
        Query query = Query.of(SECRET);
        String[] messages = {"a Query cannot be a parameter", "query(query)"};

        assertRefused(() -> connection.query("SELECT ?", query), messages);
        assertRefused(() -> connection.query(Query.of("SELECT ?").bind(query)), messages);
        assertRefused(() -> connection.query("SELECT 1 IN (?)", List.of(1, query)), messages);
        assertRefused(() -> cursor.execute("SELECT ?", query), messages);
        assertRefused(() -> prepare("SELECT ?, ?").execute(1, query), messages);
    }

    @Test
    void aPreparedStatementRefusesAQueryOfOtherSql() {
        PreparedStatement statement = prepare("SELECT :a");
        Query other = Query.of("SELECT  :a").bind("a", SECRET);

        assertRefused(() -> statement.execute(other), "other SQL", "query()");
        assertRefused(() -> statement.open(1, other), "other SQL", "query()");
        assertRefused(() -> statement.execute(statement.query()), ":a has no value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT ?     | 1 placeholder, but no value was given: pass the values after the SQL",
                "SELECT ?, ?  | 2 placeholders, but no value was given: pass the values after the SQL",
                "SELECT :a    | 1 placeholder, but no value was given: pass Query.of(sql).bind(name, value)",
                "SELECT ?, :a | both ? and :name, but no value was given",
            })
    void aSyntaxErrorOfAStatementWithoutValuesTellsOfItsPlaceholders(String sql, String advice) {
        CompletableFuture<?> result = connection.query(sql);
        assertThat(session.sent()).containsExactly(sql);
        session.answer(SYNTAX);

        MySqlServerException refused = failure(MySqlServerException.class, result);
        assertThat(refused.getMessage())
                .endsWith(": the statement has " + advice)
                .doesNotContain(sql);
        assertThat(refused.code()).isEqualTo(1064);
        assertThat(refused.sqlState()).isEqualTo("42000");
        assertThat(refused.serverMessage()).isEqualTo("You have an error near '?'");
        assertThat(refused.mayHaveExecuted()).isTrue();
    }

    @Test
    void eachVerbTellsOfThePlaceholders() {
        assertAdvised(connection.query("SELECT ?"));
        assertAdvised(connection.query(Query.of("SELECT ?")));
        assertAdvised(connection.queryAs(Long.class, "SELECT ?"));
        assertAdvised(connection.queryOne(Long.class, "SELECT ?"));
        assertAdvised(connection.queryValue(Long.class, "SELECT ?"));
        assertAdvised(cursor.execute("SELECT ?"));
    }

    @Test
    void aLaterStatementOfACursorTellsOfThePlaceholdersToo() {
        CompletableFuture<Long> executed = cursor.execute("SELECT 1; SELECT ?");
        session.sent();
        session.socket()
                .deliver(concat(
                        packets(1, numbers(AUTOCOMMIT | ServerPackets.STATUS_MORE_RESULTS, "1")), packets(5, SYNTAX)));

        assertThat(value(executed)).isEqualTo(1);
        assertThat(failure(MySqlServerException.class, cursor.nextSet())).hasMessageContaining("no value was given");
    }

    @Test
    void otherErrorsAndStatementsWithoutPlaceholdersAreLeftAlone() {
        CompletableFuture<?> plain = connection.query("SELEC '?'");
        CompletableFuture<?> other = connection.query("SELECT ?");
        session.socket().turn();
        session.sent();
        session.answer(SYNTAX);
        session.answer(ServerPackets.err(1146, "42S02", "no such table"));

        assertThat(failure(MySqlServerException.class, plain).getMessage()).doesNotContain("placeholder");
        assertThat(failure(MySqlServerException.class, other).getMessage()).doesNotContain("placeholder");
    }

    private void assertAdvised(CompletableFuture<?> result) {
        assertThat(session.sent()).containsExactly("SELECT ?");
        session.answer(SYNTAX);
        assertThat(failure(MySqlServerException.class, result))
                .hasMessageEndingWith("1 placeholder, but no value was given: pass the values after the SQL");
    }

    private PreparedStatement prepare(String sql) {
        CompletableFuture<PreparedStatement> preparing = connection.prepare(sql);
        session.answer(prepared(7, 1));
        session.sent();
        return value(preparing);
    }

    private static void assertRefused(ThrowingCallable call, String... messages) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(messages)
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("SELECT");
    }
}
