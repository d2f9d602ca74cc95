package io.aiomysql.internal.connection;

import io.aiomysql.Row;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.options.SessionSetUp;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.ServerThread;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.statement.StatementRunner;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.login.LoginResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sets a session up in one flight: what the options say, then the request to report changes, then the question what is in force.
 * Of the last two, servers and proxies may refuse each; then changes are not known, and everything that might be one counts.
 */
final class SetUp {

    private final StatementRunner runner;
    private final SessionState session;
    private final LoginResult login;
    private final Consumer<ServerThread> threads;

    /** Whether the server will report changes; used on the I/O thread. */
    private boolean reports;

    /** Makes the future of a statement. */
    interface Completions {
        <T> Completion<T> get();
    }

    /**
     * Creates one for a connection.
     *
     * @param threads gets the server's thread, where the server tells it; on the I/O thread
     */
    SetUp(StatementRunner runner, SessionState session, LoginResult login, Consumer<ServerThread> threads) {
        this.runner = runner;
        this.session = session;
        this.login = login;
        this.threads = threads;
    }

    /**
     * Sends the set-up; the future fails with the first statement that failed.
     *
     * @param statements what the options say
     * @param completions makes the future of each statement; the returned one completes on the same thread
     */
    CompletableFuture<Void> run(List<String> statements, Completions completions) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (String sql : statements) {
            running.add(runner.setUp(sql, SessionEffect.NONE, completions.get(), StatementOutcome::nothingOrThrow));
        }
        ServerFamily family = login.greeting().family();
        if (login.capabilities().has(Capabilities.CLIENT_SESSION_TRACK)) {
            var unused = runner.setUp(
                    SessionSetUp.tracking(family), SessionEffect.NONE, completions.get(), outcome -> reports = true);
        }
        running.add(runner.setUp(SessionSetUp.state(family), SessionEffect.VARIABLES, completions.get(), this::take)
                .handle((taken, refusal) -> null));
        return CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
    }

    private boolean take(StatementOutcome outcome) {
        List<Row> rows = outcome.results().get(0).rows();
        if (rows.isEmpty()) {
            return false;
        }
        Row row = rows.get(0);
        int last = row.size() - 1;
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < last; i++) {
            variables.put(row.columns().get(i).name(), text(row, i));
        }
        String thread = variables.remove(SessionSetUp.THREAD);
        String server = variables.remove(SessionSetUp.SERVER);
        session.confirmed(reports, variables, text(row, last));
        if (thread != null && server != null) {
            threads.accept(new ServerThread(Long.parseUnsignedLong(thread), server));
        }
        return true;
    }

    private static String text(Row row, int column) {
        @Nullable String value = row.getString(column);
        return Objects.requireNonNullElse(value, "");
    }
}
