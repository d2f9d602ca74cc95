package io.aiomysql.internal.connection;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlConversionException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.future.Futures;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.SessionSetUp;
import io.aiomysql.internal.options.SetUpStatement;
import io.aiomysql.internal.result.StatementOutcome;
import io.aiomysql.internal.session.AcknowledgeExchange;
import io.aiomysql.internal.session.Failures;
import io.aiomysql.internal.session.ServerThread;
import io.aiomysql.internal.session.SessionState;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.statement.StatementRunner;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ErrorCode;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.login.LoginResult;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sets a session up in one flight: what the options say, then the request to report changes, then the question what is in force.
 * Of the last two, servers and proxies may refuse each; then changes are not known, and everything that might be one counts.
 *
 * <p>Where one answer comes twice or not at all, as from a broken proxy, all later ones would be taken for those of other statements.
 * So each has to be what its statement can be answered with; if it is not, the connection is closed.
 */
final class SetUp {

    private final StatementRunner runner;
    private final SessionState session;
    private final OptionValues options;
    private final LoginResult login;
    private final Wire wire;
    private final Consumer<ServerThread> threads;

    /** Whether the server will report changes; used on the I/O thread. */
    private boolean reports;

    /** The default database, as the server has told it; null if it has not. Written on the I/O thread. */
    private volatile @Nullable String database;

    /** Makes the future of a statement. */
    interface Completions {
        <T> Completion<T> get();
    }

    /**
     * Creates one for a connection.
     *
     * @param threads gets the server's thread, where the server tells it; on the I/O thread
     */
    SetUp(
            StatementRunner runner,
            SessionState session,
            OptionValues options,
            LoginResult login,
            Wire wire,
            Consumer<ServerThread> threads) {
        this.runner = runner;
        this.session = session;
        this.options = options;
        this.login = login;
        this.wire = wire;
        this.threads = threads;
    }

    /** Sets up a new session. What this returns completes on the thread of the futures that are made. */
    CompletableFuture<Void> afterLogin(Completions completions) {
        return run(SessionSetUp.afterLogin(options, login), completions, told -> {
            List<CompletableFuture<?>> needed = transactionEnded(completions);
            String required = SessionSetUp.databaseAfterLogin(options);
            if (required != null && !(told && required.equals(database))) {
                needed.add(unlessPasswordHasExpired(selectDatabase(required, completions)));
            }
            return needed;
        });
    }

    /** Sets up a session that was reset: init_connect has not run. */
    CompletableFuture<Void> afterReset(Completions completions) {
        return run(
                SessionSetUp.afterReset(options, login.greeting().family()),
                completions,
                told -> transactionEnded(completions));
    }

    /**
     * Sets up the session of another user; closes the connection if the server has logged in an account that may do nothing.
     *
     * @param over completes when the connection is closed
     */
    CompletableFuture<Void> afterChangeOfUser(
            Completions completions, CompletableFuture<? extends @Nullable Throwable> over) {
        return afterReset(completions).exceptionallyCompose(failure -> {
            Throwable cause = Futures.unwrapped(failure);
            if (cause instanceof MySqlServerException refusal && refusal.code() == ErrorCode.ER_MUST_CHANGE_PASSWORD) {
                MySqlAuthenticationException expired = new MySqlAuthenticationException(UserChange.PROBLEM, refusal);
                wire.close(expired);
                return over.thenCompose(closed -> CompletableFuture.failedFuture(expired));
            }
            return CompletableFuture.failedFuture(cause);
        });
    }

    private List<CompletableFuture<?>> transactionEnded(Completions completions) {
        List<CompletableFuture<?>> needed = new ArrayList<>();
        if (session.isInTransaction()) {
            needed.add(
                    runner.setUp(SessionSetUp.END_TRANSACTION, SessionEffect.NONE, completions.get(), this::confirmed));
        }
        return needed;
    }

    /**
     * Sends the set-up; the future fails with the first statement that failed.
     *
     * @param further sends what is needed once the state is known, or the server has refused to tell it
     */
    private CompletableFuture<Void> run(
            List<SetUpStatement> statements,
            Completions completions,
            Function<Boolean, List<CompletableFuture<?>>> further) {
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (SetUpStatement statement : statements) {
            running.add(unlessPasswordHasExpired(runner.setUp(
                    statement.sql(),
                    SessionEffect.NONE,
                    completions.get(),
                    statement.mayReturnRows() ? StatementOutcome::nothingOrThrow : this::confirmed)));
        }
        if (login.capabilities().has(Capabilities.CLIENT_SESSION_TRACK)) {
            String sql = SessionSetUp.tracking(login.greeting().family());
            running.add(ifPermitted(runner.setUp(sql, SessionEffect.NONE, completions.get(), this::willReport)));
        }
        String state = SessionSetUp.state(login.greeting().family());
        CompletableFuture<Boolean> answered =
                runner.setUp(state, SessionEffect.VARIABLES, completions.get(), this::take);
        running.add(ifPermitted(answered).thenCompose(told -> {
            List<CompletableFuture<?>> needed = further.apply(told);
            if (!told && needed.isEmpty()) {
                // It may be the refusal of another statement, which came twice: then the state is still to come, and
                // would be taken for the answer to the user's first statement.
                needed.add(submit(exchange(new ComPing(), completions)));
            }
            return all(needed);
        }));
        return all(running);
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
    }

    private CompletableFuture<Void> selectDatabase(String name, Completions completions) {
        AcknowledgeExchange selecting =
                exchange(new ComInitDb(name), completions).whenConfirmed(ok -> session.databaseSelected(name, ok));
        selecting.effect(SessionEffect.DATABASE);
        return submit(selecting);
    }

    private AcknowledgeExchange exchange(ClientCommand command, Completions completions) {
        return new AcknowledgeExchange(command, login.capabilities(), session.refusals(), completions.get());
    }

    private CompletableFuture<Void> submit(AcknowledgeExchange exchange) {
        runner.submitter().submitWhole(exchange, exchange.completion());
        return exchange.completion().future();
    }

    /** A refusal is no failure, but gives false. */
    private CompletableFuture<Boolean> ifPermitted(CompletableFuture<Boolean> answered) {
        return unlessRefused(
                answered,
                refusal -> refusal.code() != ErrorCode.ER_MUST_CHANGE_PASSWORD || options.allowExpiredPassword,
                false);
    }

    /**
     * A session whose password has expired is open, so that a new one can be set, and refuses most else. MariaDB (11.8) opens one though
     * the client has not said that it can handle it.
     */
    private <T> CompletableFuture<T> unlessPasswordHasExpired(CompletableFuture<T> answered) {
        return options.allowExpiredPassword
                ? unlessRefused(answered, refusal -> refusal.code() == ErrorCode.ER_MUST_CHANGE_PASSWORD, null)
                : answered;
    }

    /** A refusal of a kind is no failure, but gives a value. */
    private static <T> CompletableFuture<T> unlessRefused(
            CompletableFuture<T> answered, Predicate<MySqlServerException> kind, @Nullable T instead) {
        return answered.exceptionally(failure -> {
            Throwable cause = Futures.unwrapped(failure);
            if (cause instanceof MySqlServerException refusal && kind.test(refusal)) {
                return instead;
            }
            throw new CompletionException(cause);
        });
    }

    private boolean confirmed(StatementOutcome outcome) {
        reports = false;
        database = null;
        QueryResult result = outcome.firstOrThrow();
        if (!result.columns().isEmpty() || outcome.results().size() > 1) {
            throw broken("a statement that returns no rows was answered with " + described(outcome));
        }
        return true;
    }

    private boolean willReport(StatementOutcome outcome) {
        reports = confirmed(outcome);
        return true;
    }

    /**
     * Takes the state. It is not known without rows, as where sql_select_limit is 0, nor in UTF-16 and UTF-32, which the user's
     * initCommand may have chosen.
     */
    private boolean take(StatementOutcome outcome) {
        QueryResult result = outcome.firstOrThrow();
        List<String> names = SessionSetUp.STATE_COLUMNS;
        List<Row> rows = result.rows();
        if (!names.equals(withoutZeros(namesOf(result)))
                || rows.size() > 1
                || outcome.results().size() > 1) {
            throw broken("the question for the state of the session, which returns one row of " + names.size()
                    + " columns, was answered with " + described(outcome));
        }
        if (names.equals(namesOf(result))) {
            try {
                rows.forEach(row -> takeRow(names, row));
            } catch (MySqlConversionException e) {
                // MariaDB (11.8) sends numbers in that character set too.
            }
        }
        return true;
    }

    private void takeRow(List<String> names, Row row) {
        int last = names.size() - 1;
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < last; i++) {
            variables.put(names.get(i), text(row, i));
        }
        String thread = variables.remove(SessionSetUp.THREAD);
        String server = variables.remove(SessionSetUp.SERVER);
        database = text(row, last);
        session.confirmed(reports, variables, text(row, last));
        if (thread != null && server != null) {
            threads.accept(new ServerThread(Long.parseUnsignedLong(thread), server));
        }
    }

    private static List<String> namesOf(QueryResult result) {
        return result.columns().stream().map(ColumnMetadata::name).toList();
    }

    private static List<String> withoutZeros(List<String> names) {
        return names.stream().map(name -> name.replace("\0", "")).toList();
    }

    private static String text(Row row, int column) {
        @Nullable String value = row.getString(column);
        return Objects.requireNonNullElse(value, "");
    }

    private MySqlException broken(String what) {
        ProtocolException cause = new ProtocolException(
                "in the set-up of the session, " + what
                        + ": the answers are not those to the statements that were sent, as where a proxy repeats or loses one");
        wire.close(cause);
        return Failures.lost(cause);
    }

    /** Not with the names of the columns, which may be a user's. */
    private static String described(StatementOutcome outcome) {
        QueryResult first = outcome.results().get(0);
        String shape = first.columns().isEmpty()
                ? "an OK"
                : first.rows().size() + " rows of " + first.columns().size() + " columns";
        return outcome.results().size() == 1
                ? shape
                : shape + ", and " + (outcome.results().size() - 1) + " results more";
    }
}
