package io.aiomysql.internal.event;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.ConnectionEvent;
import io.aiomysql.ConnectionListener;
import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlException;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener is told of a connection: how it begins and how it ends, each once. */
@Timeout(60)
class ConnectionListenerTest {

    private final List<String> told = new ArrayList<>();
    private final List<ConnectionEvent> events = new ArrayList<>();

    private final ConnectionListener listener = new ConnectionListener() {
        @Override
        public void connecting(ConnectionEvent event) {
            note("connecting", event);
        }

        @Override
        public void opened(ConnectionEvent event) {
            note("opened", event);
        }

        @Override
        public void openingFailed(ConnectionEvent event) {
            note("openingFailed", event);
        }

        @Override
        public void closed(ConnectionEvent event) {
            note("closed", event);
        }

        @Override
        public void lost(ConnectionEvent event) {
            note("lost", event);
        }
    };

    private void note(String what, ConnectionEvent event) {
        told.add(what);
        events.add(event);
    }

    private ConnectOptionsBuilder listened(ConnectOptionsBuilder options) {
        return options.connectionListener(listener).callbackExecutor(Runnable::run);
    }

    private ConnectionEvent last() {
        return events.get(events.size() - 1);
    }

    @Test
    void anOpenConnectionIsToldOfWithItsServer() {
        MemorySession session = MemorySession.opened(this::listened);

        assertThat(told).containsExactly("connecting", "opened");
        ConnectionEvent opened = last();
        assertThat(opened.server()).isEqualTo("localhost:3306");
        assertThat(opened.serverVersion()).contains(session.connection().serverVersion());
        assertThat(opened.threadId()).isEqualTo(session.connection().threadId());
        assertThat(opened.isTls()).isFalse();
        assertThat(opened.elapsed()).isPositive();
        assertThat(opened.failure()).isEmpty();
        assertThat(events.get(0).serverVersion()).isEmpty();
        assertThat(events).extracting(ConnectionEvent::connectionId).containsOnly(opened.connectionId());
        assertThat(events).extracting(ConnectionEvent::begunAt).containsOnly(opened.begunAt());
    }

    @Test
    void eachConnectionHasANumberOfItsOwn() {
        ignore(MemorySession.opened(this::listened).opening());
        ignore(MemorySession.opened(this::listened).opening());

        assertThat(events.get(0).connectionId()).isNotEqualTo(last().connectionId());
    }

    @Test
    void itsUserClosesIt() {
        MemorySession session = MemorySession.opened(this::listened);

        session.connection().close();
        session.socket().turn();

        assertThat(told).containsExactly("connecting", "opened", "closed");
        assertThat(last().failure()).isEmpty();
    }

    @Test
    void aGracefulCloseIsItsUsersToo() {
        MemorySession session = MemorySession.opened(this::listened);

        ignore(session.connection().closeGracefully());
        session.socket().lose(null);

        assertThat(told).containsExactly("connecting", "opened", "closed");
    }

    @Test
    void aLostConnectionIsToldOfWithItsReasonBehindItsStatements() {
        ToldStatements statements = new ToldStatements();
        MemorySession session =
                MemorySession.opened(options -> listened(options).statementListener(statements));
        ignore(session.connection().query("a"));

        session.socket().lose(null);
        session.connection().close();

        assertThat(told).containsExactly("connecting", "opened", "lost");
        assertThat(last().failure()).get().isInstanceOf(MySqlConnectionException.class);
        assertThat(statements.lines).endsWith("1 failed");
        assertThat(statements.lastEnd().connectionId()).isEqualTo(last().connectionId());
    }

    @Test
    void aRefusedLoginIsAFailedOpening() {
        MemorySession session = MemorySession.connecting(this::listened);
        session.socket().open();
        session.deliver(0, Greeting.mysql().payload());
        session.deliver(2, ServerPackets.err(1045, "28000", "Access denied"));
        session.socket().turn();

        assertThat(told).containsExactly("connecting", "openingFailed");
        assertThat(last().failure()).get().isInstanceOf(MySqlAuthenticationException.class);
    }

    @Test
    void aSetUpThatFailsIsAFailedOpening() {
        MemorySession session = MemorySession.settingUp(this::listened);

        session.sent().forEach(sent -> session.answer(ServerPackets.err(1193, "HY000", "Unknown system variable")));
        session.socket().turn();

        assertThat(told).containsExactly("connecting", "openingFailed");
        assertThat(last().failure()).get().isInstanceOf(MySqlException.class);
    }

    @Test
    void aCancelledOpeningHasFailed() {
        MemorySession session = MemorySession.settingUp(this::listened);

        session.opening().cancel(false);
        session.socket().turn();

        assertThat(told).containsExactly("connecting", "openingFailed");
        assertThat(last().failure()).get().isInstanceOf(CancellationException.class);
    }
}
