package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Listeners on real servers: what they count, and that they hold nobody up. */
class EventsIT extends ServerTest {

    /** Puts what it is told where a test can wait for it. */
    private static final class Ends implements StatementListener, ConnectionListener {
        private final BlockingQueue<StatementEndEvent> statements = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> connections = new LinkedBlockingQueue<>();
        private final BlockingQueue<Thread> submitters = new LinkedBlockingQueue<>();
        private final BlockingQueue<Thread> tellers = new LinkedBlockingQueue<>();

        @Override
        public void submitted(StatementEvent event) {
            submitters.add(Thread.currentThread());
        }

        @Override
        public void completed(StatementEndEvent event) {
            tellers.add(Thread.currentThread());
            statements.add(event);
        }

        @Override
        public void failed(StatementEndEvent event) {
            statements.add(event);
        }

        @Override
        public void cancelled(StatementEndEvent event) {
            statements.add(event);
        }

        @Override
        public void opened(ConnectionEvent event) {
            connections.add("opened " + event.serverVersion().orElseThrow() + " " + event.isTls());
        }

        @Override
        public void closed(ConnectionEvent event) {
            connections.add("closed");
        }

        @Override
        public void lost(ConnectionEvent event) {
            connections.add("lost " + event.failure().isPresent());
        }

        List<StatementEndEvent> take(int count) throws InterruptedException {
            List<StatementEndEvent> taken = new ArrayList<>();
            while (taken.size() < count) {
                taken.add(statements.take());
            }
            return taken;
        }
    }

    private final Ends told = new Ends();

    private MySqlConnection watched() {
        return connect(options().statementListener(told).connectionListener(told));
    }

    private static long questions(MySqlConnection connection) {
        return Long.parseLong(
                one(connection, "SHOW SESSION STATUS LIKE 'Questions'").getString(1));
    }

    @Test
    void theCountIsThatOfTheServer() throws Exception {
        MySqlConnection connection = watched();
        long before = questions(connection);
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.add(connection.query("SELECT " + i));
            running.add(connection.query("SELECT ?", i));
        }
        running.forEach(CompletableFuture::join);
        long counted = questions(connection) - before;

        List<StatementEndEvent> ends = told.take(42);
        // The first question is not in the difference. A server may count the one PREPARE too.
        assertThat(counted).isBetween(41L, 42L);
        assertThat(told.statements).isEmpty();
        Set<Long> numbers = new HashSet<>();
        ends.forEach(end -> numbers.add(end.statementId()));
        assertThat(numbers).hasSize(42);
        assertThat(ends).allSatisfy(end -> {
            assertThat(end.rows()).isEqualTo(1);
            assertThat(end.bytesReceived()).isPositive();
            assertThat(end.threadId()).isEqualTo(connection.threadId());
            assertThat(end.elapsed()).isGreaterThanOrEqualTo(end.queueTime().plus(end.executionTime()));
        });
    }

    @Test
    void submissionIsToldWhereItHappensAndTheRestElsewhere() throws Exception {
        MySqlConnection connection = watched();
        connection.query("SELECT 1").join();

        assertThat(told.submitters.take()).isSameAs(Thread.currentThread());
        assertThat(told.tellers.take()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void timesAreTheServers() throws Exception {
        watched().query("SELECT SLEEP(0.3)").join();

        StatementEndEvent end = told.statements.take();
        assertThat(end.executionTime().plus(end.readTime()).toMillis()).isGreaterThanOrEqualTo(290);
    }

    @Test
    void changedRowsErrorsAndCancellationsAreTold() throws Exception {
        MySqlConnection connection = watched();
        connection.query("CREATE TEMPORARY TABLE watched (a INT)").join();
        connection.query("INSERT INTO watched VALUES (1), (2), (3)").join();
        assertThatThrownBy(() -> connection.query("SELECT missing FROM watched").join())
                .hasCauseInstanceOf(MySqlServerException.class);
        List<StatementEndEvent> ends = told.take(3);
        assertThat(ends.get(1).affectedRows()).isEqualTo(3);
        assertThat(ends.get(2).failure()).get().isInstanceOf(MySqlServerException.class);

        connection.query("SELECT SLEEP(0.2)").cancel(false);
        StatementEndEvent cancelled = told.statements.take();
        assertThat(cancelled.sql()).isEqualTo("SELECT SLEEP(0.2)");
        assertThat(cancelled.failure()).isEmpty();
    }

    @Test
    void connectionsAreToldOfToTheirEnd() throws Exception {
        MySqlConnection closed = watched();
        assertThat(told.connections.take()).isEqualTo("opened " + closed.serverVersion() + " " + closed.isTls());
        closed.close();
        assertThat(told.connections.take()).isEqualTo("closed");

        MySqlConnection killed = watched();
        assertThat(told.connections.take()).startsWith("opened");
        connect().query("KILL " + killed.threadId()).join();
        assertThat(told.connections.take()).isEqualTo("lost true");
    }

    @Test
    void aListenerThatWaitsStopsNoConnection() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        StatementListener waiting = new StatementListener() {
            @Override
            public void completed(StatementEndEvent event) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        MySqlConnection first = connect(options().statementListener(waiting).statementListener(told));
        MySqlConnection second = connect(options().statementListener(waiting));

        for (int i = 0; i < 20; i++) {
            assertThat(one(first, "SELECT " + i).getInt(0)).isEqualTo(i);
            assertThat(one(second, "SELECT " + i).getInt(0)).isEqualTo(i);
        }
        goOn.countDown();

        assertThat(told.take(20))
                .extracting(StatementEvent::statementId)
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
    }
}
