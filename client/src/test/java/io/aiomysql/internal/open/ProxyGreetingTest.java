package io.aiomysql.internal.open;

import static io.aiomysql.internal.memory.MemorySession.AUTOCOMMIT;
import static io.aiomysql.internal.memory.Outcomes.ignore;
import static io.aiomysql.internal.memory.StatementAnswers.longs;
import static io.aiomysql.internal.memory.StatementAnswers.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.SslMode;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.internal.memory.MemoryTransport;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.log.LoggedWarnings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that say by their greeting that they lose commands, or mix up their answers. */
@Timeout(60)
class ProxyGreetingTest {

    private static final String LOGGER = "io.aiomysql";
    private static final long QUERY_ATTRIBUTES = 1L << 27;
    private static final long MULTI_FACTOR_AUTHENTICATION = 1L << 28;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.7.4-router",
                "8.0.45-router",
                "5.7.22-ShardingSphere-Proxy 5.1.2",
                "8.0.31-ShardingSphere-Proxy"
            })
    void getOneCommandAtATimeFromTheSetUpOn(String version) {
        try (LoggedWarnings warnings = new LoggedWarnings(LOGGER)) {
            MemorySession session = setUpOneByOne(Greeting.mysql().version(version));
            MySqlConnection connection = session.connection();

            ignore(connection.query("a"));
            ignore(connection.query("b"));
            ignore(connection.ping());
            session.socket().turn();
            assertThat(session.sent()).containsExactly("a");
            session.answerNumber(1);
            assertThat(session.sent()).containsExactly("b");
            session.answerNumber(2);
            assertThat(session.sent()).containsExactly("0e");
            assertThat(warnings.messages(1)).hasSize(1);
        }
    }

    @Test
    void whatHasNoAnswerMayLeaveWithTheNextCommand() {
        try (LoggedWarnings warnings = new LoggedWarnings(LOGGER)) {
            MemorySession session = setUpOneByOne(Greeting.mysql().version("9.7.4-router"));
            ignore(session.connection().query("SELECT ?", 1));
            ignore(session.connection().query("behind"));
            session.answer(prepared(1, 1));
            session.sent();
            session.answer(longs(1));

            assertThat(session.sent()).containsExactly("CLOSE 1", "behind");
            assertThat(warnings.messages(1)).hasSize(1);
        }
    }

    @Test
    void theLogNamesTheProxyOnceForTheSameOptions() {
        MemoryTransport transport = new MemoryTransport();
        ConnectOptions options = ConnectOptions.builder()
                .sslMode(SslMode.DISABLED)
                .transport(transport)
                .build();
        try (LoggedWarnings warnings = new LoggedWarnings(LOGGER)) {
            for (int i = 0; i < 3; i++) {
                ignore(MySqlConnection.connect(options));
                transport.last().open();
                transport
                        .last()
                        .deliver(ServerPackets.packet(
                                0, Greeting.mysql().version("9.7.4-router").payload()));
                transport.last().deliver(ServerPackets.packet(2, ServerPackets.ok(AUTOCOMMIT)));
            }
            assertThat(warnings.messages(1))
                    .singleElement()
                    .asString()
                    .contains("one command at a time", "docs/proxies.md");
        }
    }

    @Test
    void whoeverHasAskedForOneAtATimeIsNotWarned() {
        try (LoggedWarnings warnings = new LoggedWarnings(LOGGER)) {
            settingUp(Greeting.mysql().version("9.7.4-router"), 1);
            assertThat(warnings.messages()).isEmpty();
        }
    }

    @Test
    void aRouterThatShowsTheServersVersionIsKnownByWhatItTakesAway() {
        try (LoggedWarnings warnings = new LoggedWarnings(LOGGER)) {
            setUpOneByOne(Greeting.mysql().with(MULTI_FACTOR_AUTHENTICATION));
            assertThat(warnings.messages(1)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.7.4", "9.7.4-router-2", "router", "8.0.30-Vitess", "5.5.5-10.6.1-MariaDB"})
    void othersArePipelinedAndNothingIsLogged(String version) {
        try (LoggedWarnings warnings = new LoggedWarnings(LOGGER)) {
            MemorySession session =
                    settingUp(Greeting.mysql().version(version).with(QUERY_ATTRIBUTES | MULTI_FACTOR_AUTHENTICATION));
            assertThat(session.sent()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(warnings.messages()).isEmpty();
        }
    }

    /** The set-up is of two statements. */
    private static MemorySession setUpOneByOne(Greeting greeting) {
        MemorySession session = settingUp(greeting);
        List<String> sent = session.sent();
        while (!sent.isEmpty()) {
            assertThat(sent).hasSize(1);
            session.answerSetUp(sent.get(0));
            sent = session.sent();
        }
        assertThat(session.opening()).isCompleted();
        return session;
    }

    private static MemorySession settingUp(Greeting greeting) {
        return settingUp(greeting, 100);
    }

    private static MemorySession settingUp(Greeting greeting, int pipelining) {
        MemorySession session = MemorySession.connecting(options -> options.pipelining(pipelining)
                .statementCacheSize(0)
                .sqlMode("ANSI")
                .autocommit(false));
        session.socket().open();
        session.deliver(0, greeting.payload());
        session.sent();
        session.deliver(2, ServerPackets.ok(AUTOCOMMIT));
        return session;
    }
}
