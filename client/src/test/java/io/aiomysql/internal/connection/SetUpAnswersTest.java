package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.concat;
import static io.aiomysql.internal.memory.MemorySession.number;
import static io.aiomysql.internal.memory.MemorySession.packets;
import static io.aiomysql.internal.memory.MemorySession.state;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlException;
import io.aiomysql.MySqlProtocolException;
import io.aiomysql.MySqlTimeoutException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.ServerPackets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to the set-up that come twice, not at all or in another order: no later statement gets the answer to another one. */
@Timeout(60)
class SetUpAnswersTest {

    private static final byte[] OK = packets(1, ServerPackets.ok(AUTOCOMMIT));
    private static final byte[] STATE = packets(1, state());
    private static final byte[] REFUSAL = packets(1, ServerPackets.err(1193, "HY000", "Unknown system variable"));

    /** To SET NAMES, SET autocommit, the request to report changes, and the question for the state. */
    private static final List<byte[]> ANSWERS = List.of(OK, OK, OK, STATE);

    private MemorySession session = MemorySession.settingUp(options -> options);

    @Test
    void theAnswersInTheirOrderOpenTheConnection() {
        deliver(ANSWERS);

        assertThat(session.opening()).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneThatComesTwiceEndsTheOpening(int twice) {
        List<byte[]> answers = new ArrayList<>(ANSWERS);
        answers.add(twice, answers.get(twice));
        deliver(answers);

        assertThat(failure(MySqlProtocolException.class, session.opening()))
                .hasMessageContainingAll("cannot set up the session", "one row of 10 columns", "an OK", "proxy");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aStateThatComesTwiceClosesTheConnection() {
        List<byte[]> answers = new ArrayList<>(ANSWERS);
        answers.add(STATE);
        deliver(answers);

        assertThat(session.connection().isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneThatDoesNotComeEndsTheOpening(int lost) {
        List<byte[]> answers = new ArrayList<>(ANSWERS);
        answers.remove(lost);
        deliver(answers);

        assertThat(failure(MySqlProtocolException.class, session.opening()))
                .hasMessageContainingAll("returns no rows", "1 rows of 10 columns");
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void aStateThatDoesNotComeRunsIntoTheDeadline() {
        session = MemorySession.settingUp(options -> options.connectTimeout(Duration.ofSeconds(10)));
        deliver(ANSWERS.subList(0, 3));
        session.socket().advance(Duration.ofSeconds(10));
        session.socket().turn();

        failure(MySqlTimeoutException.class, session.opening());
    }

    @Test
    void aStateThatComesTooEarlyEndsTheOpening() {
        for (int i = 0; i < ANSWERS.size() - 1; i++) {
            session = MemorySession.settingUp(options -> options);
            List<byte[]> answers = new ArrayList<>(ANSWERS);
            Collections.swap(answers, i, ANSWERS.size() - 1);
            deliver(answers);

            failure(MySqlProtocolException.class, session.opening());
            assertThat(session.socket().isClosed()).isTrue();
        }
    }

    @Test
    void otherColumnsOrRowsAreNotTheState() {
        List<ColumnDefinition> others = IntStream.range(0, 8)
                .mapToObj(i -> ColumnDefinition.text("c" + i))
                .toList();
        for (byte[] wrong : List.of(
                packets(1, number(7)),
                packets(1, MemorySession.result(AUTOCOMMIT, others, Collections.nCopies(8, "1"))))) {
            session = MemorySession.settingUp(options -> options);
            deliver(List.of(OK, OK, OK, wrong));

            failure(MySqlProtocolException.class, session.opening());
        }
    }

    @Test
    void aRefusedRequestToReportMayBeAnsweredOnceOnly() {
        deliver(List.of(OK, OK, REFUSAL, STATE));
        assertThat(session.opening()).isCompleted();

        session = MemorySession.settingUp(options -> options);
        deliver(List.of(OK, OK, REFUSAL, REFUSAL));
        assertThat(session.opening()).isNotDone();
        deliver(List.of(STATE));
        failure(MySqlProtocolException.class, session.opening());
    }

    @Test
    void aServerThatTellsNoStateIsAskedForALastSignAndUsed() {
        session.sent();
        deliver(List.of(OK, OK, OK, REFUSAL));
        assertThat(session.sent()).containsExactly("0e");
        deliver(List.of(OK));

        CompletableFuture<QueryResult> first = session.connection().query("SELECT 7");
        session.answerNumber(7);
        assertThat(value(first).single().getInt(0)).isEqualTo(7);
    }

    @Test
    void theUsersOwnCommandMayReturnRows() {
        session = MemorySession.settingUp(options -> options.initCommand("SELECT 7"));
        deliver(List.of(OK, OK, packets(1, number(7)), OK, OK, OK, STATE));

        assertThat(session.opening()).isCompleted();
    }

    @Test
    void aTinyMaxResultSizeDoesNotHideTheState() {
        session = MemorySession.settingUp(options -> options.maxResultSize(1));
        deliver(ANSWERS);

        assertThat(session.opening()).isCompleted();
        assertThat(session.sent()).doesNotContain("0e");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneThatComesTwiceAfterAResetEndsTheConnectionAndNoStatementGetsIt(int twice) {
        deliver(ANSWERS);
        CompletableFuture<Void> reset = session.connection().reset();
        CompletableFuture<QueryResult> behind = session.connection().query("SELECT 7");
        session.answerFirstReset();
        List<byte[]> answers = new ArrayList<>(List.of(OK, OK, OK, STATE, packets(1, number(7))));
        answers.add(twice, answers.get(twice));
        deliver(answers);

        failure(MySqlProtocolException.class, reset);
        failure(MySqlProtocolException.class, behind);
        assertThat(session.connection().isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void oneThatDoesNotComeAfterAResetEndsTheConnectionAndNoStatementIsTakenForIt(int lost) {
        deliver(ANSWERS);
        CompletableFuture<Void> reset = session.connection().reset();
        CompletableFuture<QueryResult> behind = session.connection().query("SELECT 7");
        session.answerFirstReset();
        List<byte[]> answers = new ArrayList<>(List.of(OK, OK, OK, STATE, packets(1, number(7))));
        answers.remove(lost);
        deliver(answers);

        failure(MySqlProtocolException.class, reset);
        failure(MySqlException.class, behind);
        assertThat(session.connection().isClosed()).isTrue();
    }

    @Test
    void theDatabaseOfTheOptionsIsSelectedWhereTheServerIsInAnother() {
        session = MemorySession.settingUp(options -> options.database("shop"));
        session.sent();
        deliver(List.of(OK, OK, OK, packets(1, state("other"))));
        assertThat(session.opening()).isNotDone();
        assertThat(session.sent()).containsExactly(selecting("shop"));
        deliver(List.of(OK));

        assertThat(session.connection().database()).contains("shop");
    }

    @Test
    void aTransactionThatIsOpenBehindTheLoginIsRolledBack() {
        session.sent();
        byte[][] inTransaction = state();
        inTransaction[inTransaction.length - 1] = ServerPackets.okTerminator(MemorySession.IN_TRANSACTION, 0);
        deliver(List.of(OK, OK, OK, packets(1, inTransaction)));
        assertThat(session.opening()).isNotDone();
        assertThat(session.sent()).containsExactly("ROLLBACK AND NO CHAIN NO RELEASE");
        deliver(List.of(packets(1, ServerPackets.ok(0))));

        assertThat(session.connection().isInTransaction()).isFalse();
    }

    @Test
    void theDatabaseOfTheOptionsIsSelectedWhereTheServerDoesNotTell() {
        session = MemorySession.settingUp(options -> options.database("shop"));
        session.sent();
        deliver(List.of(OK, OK, OK, REFUSAL));

        assertThat(session.sent()).containsExactly(selecting("shop"));
    }

    @Test
    void aServerInTheRightDatabaseIsNotTold() {
        session = MemorySession.settingUp(options -> options.database("shop"));
        session.sent();
        deliver(List.of(OK, OK, OK, packets(1, state("shop"))));

        assertThat(session.opening()).isCompleted();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void aDatabaseThatTheServerRefusesEndsTheOpening() {
        session = MemorySession.settingUp(options -> options.database("shop"));
        deliver(List.of(OK, OK, OK, packets(1, state("other"))));
        session.answer(ServerPackets.err(1044, "42000", "Access denied"));

        failure(MySqlException.class, session.opening());
        assertThat(session.socket().isClosed()).isTrue();
    }

    @Test
    void theDatabaseIsSelectedBeforeTheUsersOwnCommandWhoseDatabaseStays() {
        session = MemorySession.settingUp(
                options -> options.database("shop").autocommit(null).initCommand("USE other"));
        assertThat(session.sentButForState())
                .endsWith("ROLLBACK", "SET NAMES utf8mb4", "USE `shop`", "USE other", "COMMIT");
        deliver(List.of(OK, OK, OK, OK, OK, OK, packets(1, state("other"))));

        assertThat(session.connection().database()).contains("other");
        assertThat(session.sent()).isEmpty();
    }

    private void deliver(List<byte[]> answers) {
        session.socket().deliver(concat(answers.toArray(new byte[0][])));
    }

    private static String selecting(String database) {
        return "02" + HexFormat.of().formatHex(database.getBytes(StandardCharsets.UTF_8));
    }
}
