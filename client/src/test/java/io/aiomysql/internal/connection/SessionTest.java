package io.aiomysql.internal.connection;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.MemorySession.IN_TRANSACTION;
import static io.aiomysql.internal.memory.Outcomes.failure;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.Outcomes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aiomysql.MySqlConnection;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.fake.SessionTrack;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a connection knows of its session, and the commands that change it. */
@Timeout(60)
class SessionTest {

    private final MemorySession session = MemorySession.opened();
    private final MySqlConnection connection = session.connection();

    static Stream<Arguments> commands() {
        return Stream.of(
                command(MySqlConnection::begin, "START TRANSACTION"),
                command(MySqlConnection::commit, "COMMIT"),
                command(MySqlConnection::rollback, "ROLLBACK"),
                command(c -> c.autocommit(true), "SET autocommit=1"),
                command(c -> c.autocommit(false), "SET autocommit=0"),
                command(MySqlConnection::ping, "0e"),
                command(c -> c.selectDatabase("a"), "0261"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void eachCommandIsSentAndAnswered(String sent, Function<MySqlConnection, CompletableFuture<Void>> command) {
        CompletableFuture<Void> accepted = command.apply(connection);
        CompletableFuture<Void> refused = command.apply(connection);
        session.socket().turn();
        assertThat(session.sent()).containsExactly(sent, sent);

        session.answerOk();
        session.answer(ServerPackets.err(1049, "42000", "Unknown database"));

        assertThat(accepted).isCompleted();
        assertThat(failure(MySqlServerException.class, refused).code()).isEqualTo(1049);
        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void theStatusOfEveryAnswerIsKept() {
        ignore(connection.query("SET autocommit=0"));
        session.answer(ServerPackets.ok(0));
        assertThat(connection.isAutocommit()).isFalse();
        assertThat(connection.isInTransaction()).isFalse();

        ignore(connection.query("SELECT"));
        session.answer(MemorySession.numbers(IN_TRANSACTION, "1"));
        assertThat(connection.isInTransaction()).isTrue();

        ignore(connection.ping());
        session.answer(ServerPackets.ok(AUTOCOMMIT));
        assertThat(connection.isAutocommit()).isTrue();
        assertThat(connection.isInTransaction()).isFalse();
    }

    @Test
    void theStatusIsKnownWhenTheFutureCompletes() {
        CompletableFuture<Boolean> seen = connection.begin().thenApply(done -> connection.isInTransaction());

        session.answer(ServerPackets.ok(IN_TRANSACTION));

        assertThat(seen).isCompletedWithValue(true);
    }

    @Test
    void theDatabaseFollowsTheServer() {
        assertThat(connection.database()).isEmpty();

        ignore(connection.query("USE shop"));
        session.answer(ServerPackets.ok(0, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.schema("shop"))));
        assertThat(connection.database()).contains("shop");

        ignore(connection.query("DROP DATABASE shop"));
        session.answer(ServerPackets.ok(0, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.schema(""))));
        assertThat(connection.database()).isEmpty();
    }

    @Test
    void theServerIsAskedForGtidsAndTheLastOneCounts() {
        MemorySession tracking = MemorySession.settingUp(options -> options.trackGtids(true));
        assertThat(tracking.sent()).contains("SET session_track_gtids=OWN_GTID");
        MemorySession opened = MemorySession.opened(options -> options.trackGtids(true));
        assertThat(opened.connection().lastGtid()).isEmpty();

        ignore(opened.connection().query("INSERT"));
        opened.answer(ServerPackets.ok(1, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.gtids("a:7"))));
        assertThat(opened.connection().lastGtid()).contains("a:7");

        ignore(opened.connection().query("SELECT"));
        opened.answerNumber(1);
        assertThat(opened.connection().lastGtid()).contains("a:7");

        ignore(opened.connection().reset());
        opened.answerFirstReset();
        assertThat(opened.connection().lastGtid()).isEmpty();
    }

    @Test
    void mariaDbReportsGtidsWithTheVariables() {
        MemorySession opened = MemorySession.openedMariaDb(options -> options.trackGtids(true));

        ignore(opened.connection().query("INSERT"));
        opened.answer(
                ServerPackets.ok(1, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.systemVariable("last_gtid", "0-1-5"))));

        assertThat(opened.connection().lastGtid()).contains("0-1-5");
    }

    @Test
    void withoutTheOptionThereAreNoGtids() {
        ignore(connection.query("INSERT"));
        session.answer(
                ServerPackets.ok(1, 0, AUTOCOMMIT, 0, "", List.of(SessionTrack.systemVariable("last_gtid", "0-1-5"))));

        assertThat(connection.lastGtid()).isEmpty();
    }

    @Test
    void theDatabaseIsKnownWithoutSessionTracking() {
        MemorySession old = MemorySession.connecting(options -> options.database("first"));
        old.socket().open();
        old.deliver(0, Greeting.mysql().without(CapabilityFlags.SESSION_TRACK).payload());
        old.deliver(2, ServerPackets.ok(0));
        old.answerSetUp();
        assertThat(old.connection().database()).contains("first");

        ignore(old.connection().selectDatabase("second"));
        old.answer(ServerPackets.ok(0));

        assertThat(old.connection().database()).contains("second");
    }

    @Test
    void theDatabaseIsSelectedWhereTheLoginCannotNameIt() {
        MemorySession simple =
                MemorySession.connecting(options -> options.database("a`b").autocommit(null));
        simple.socket().open();
        simple.deliver(
                0, Greeting.mysql().without(CapabilityFlags.CONNECT_WITH_DB).payload());
        simple.deliver(2, ServerPackets.ok(AUTOCOMMIT));

        assertThat(simple.sent()).contains("USE `a``b`");
    }

    @Test
    void theDatabaseIsSelectedWhereTheLoginMayNotNameIt() {
        MemorySession removed = MemorySession.settingUp(options ->
                options.database("shop").autocommit(null).capabilities(0, Capabilities.CLIENT_CONNECT_WITH_DB));

        assertThat(removed.sent()).contains("USE `shop`");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, +00:00",
        "Z, +00:00",
        "GMT, +00:00",
        "Etc/UTC, +00:00",
        "+05:30, +05:30",
        "-03:00, -03:00",
        "Etc/GMT-14, +14:00",
        "UTC+2, +02:00",
        "Europe/Berlin, Europe/Berlin",
        "America/Argentina/Buenos_Aires, America/Argentina/Buenos_Aires"
    })
    void theTimeZoneIsSetAsServersNameIt(String zone, String name) {
        MemorySession zoned = MemorySession.settingUp(
                options -> options.autocommit(null).timeZone(ZoneId.of(zone)).initCommand("SET @a=1"));

        assertThat(zoned.sentButForState()).endsWith("SET time_zone='" + name + "'", "SET @a=1", "COMMIT");
    }

    @Test
    void aDatabaseThatWasRefusedIsNotSelected() {
        ignore(connection.selectDatabase("secret"));
        session.answer(ServerPackets.err(1044, "42000", "Access denied"));

        assertThat(connection.database()).isEmpty();
    }

    @Test
    void mariaDbsCollationIsBroughtBack() {
        MemorySession mariaDb = MemorySession.connecting(options -> options.autocommit(null));
        mariaDb.socket().open();
        mariaDb.deliver(0, Greeting.mariaDb().payload());
        mariaDb.deliver(2, ServerPackets.ok(AUTOCOMMIT));

        assertThat(mariaDb.sent()).contains("SET NAMES utf8mb4");
    }

    @Test
    void aServerThatDoesNotSayWhatItIsGetsMySqlsProtocol() {
        MemorySession unknown = MemorySession.connecting(options -> options.autocommit(null));
        unknown.socket().open();
        unknown.deliver(
                0,
                Greeting.mysql()
                        .version("proxy")
                        .without(CapabilityFlags.LONG_PASSWORD)
                        .extendedCapabilities(0xFFFF_FFFFL)
                        .payload());
        unknown.deliver(2, ServerPackets.ok(AUTOCOMMIT));
        assertThat(unknown.sentButForState()).last().isEqualTo("SET NAMES utf8mb4");
        unknown.answerOk();
        unknown.answerState();

        assertThat(unknown.connection().serverFamily()).isEqualTo(ServerFamily.UNKNOWN);
        CompletableFuture<QueryResult> result = unknown.connection().query("SELECT 7");
        unknown.answerNumber(7);
        assertThat(value(result).single().getInt(0)).isEqualTo(7);
    }

    private static Arguments command(Function<MySqlConnection, CompletableFuture<Void>> command, String sent) {
        return arguments(sent, command);
    }
}
