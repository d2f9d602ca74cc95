package io.aiomysql.differential;

import io.aiomysql.Cursor;
import io.aiomysql.MySqlConnection;
import io.aiomysql.PreparedStatement;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.ServerCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the connections that run a program in step, and how it runs what the steps ask for.
 *
 * @param name for the report
 * @param connection the connection
 * @param databases the beginning of the names of its own databases
 * @param fresh whether each statement is prepared anew
 */
public record Lane(String name, MySqlConnection connection, String databases, boolean fresh) {

    /** How the names of all lanes' databases begin; a number in hexadecimal and a letter for the lane follow. */
    public static final String DATABASES = "differential";

    private static final int FETCH_SIZE = 2;

    /** Puts the lane's own databases where the SQL has {@code {a}}. */
    String localized(String sql) {
        return sql.replaceAll("\\{(\\w)}", databases + "$1");
    }

    CompletableFuture<String> query(String sql, List<Sample> samples) {
        return outcome(() -> connection.query(localized(sql), values(samples))).thenApply(this::withoutDatabases);
    }

    /** Servers' messages and warnings name them. */
    private String withoutDatabases(String outcome) {
        return outcome.replace(databases, "");
    }

    /** So that counts and warnings are not those of a statement that one lane has and another has not. */
    private CompletableFuture<String> closed(CompletableFuture<String> outcome) {
        return outcome.thenCompose(all -> connection.query("DO 0").handle((done, failure) -> all));
    }

    CompletableFuture<String> call(Function<MySqlConnection, CompletableFuture<Void>> what) {
        return what.apply(connection)
                .handle((nothing, failure) -> failure == null ? "done" : Outcome.ofFailure(failure));
    }

    CompletableFuture<String> cursor(String sql, List<Sample> samples) {
        Cursor cursor = connection.cursor();
        return tried(() -> cursor.execute(localized(sql), values(samples)).thenCompose(count -> cursor.fetchAll()))
                .handle((rows, failure) -> {
                    String outcome = failure != null
                            ? Outcome.ofFailure(failure)
                            : Outcome.ofColumns(cursor.description()) + Outcome.ofRows(rows) + " count "
                                    + cursor.rowCount() + " id " + cursor.lastRowId() + " warnings "
                                    + cursor.warningCount();
                    cursor.close();
                    return outcome;
                });
    }

    /** Runs one statement with several lists of values: a prepared one of the user's, or each time a fresh one. */
    CompletableFuture<String> prepared(String sql, List<List<Sample>> runs) {
        return closed(
                fresh
                        ? each(runs, samples -> query(sql, samples))
                        : withPrepared(
                                sql,
                                statement -> each(runs, samples -> outcome(() -> statement.execute(values(samples)))),
                                runs.size()));
    }

    /** Opens one statement's cursor with several lists of values; or, each time, a fresh statement's. */
    CompletableFuture<String> serverCursor(String sql, List<List<Sample>> runs) {
        return closed(
                fresh
                        ? each(runs, samples -> withPrepared(sql, statement -> opened(statement, samples), 1))
                        : withPrepared(
                                sql, statement -> each(runs, samples -> opened(statement, samples)), runs.size()));
    }

    private CompletableFuture<String> withPrepared(
            String sql, Function<PreparedStatement, CompletableFuture<String>> use, int runs) {
        return tried(() -> connection.prepare(localized(sql)))
                .thenCompose(statement -> use.apply(statement).whenComplete((all, failure) -> statement.close()))
                .exceptionally(failure -> String.join("\n", Collections.nCopies(runs, Outcome.ofFailure(failure))));
    }

    private static CompletableFuture<String> opened(PreparedStatement statement, List<Sample> samples) {
        return tried(() -> statement.open(FETCH_SIZE, values(samples)))
                .thenCompose(
                        cursor -> fetched(cursor, new ArrayList<>()).whenComplete((all, failure) -> cursor.close()))
                .exceptionally(Outcome::ofFailure);
    }

    private static CompletableFuture<String> fetched(ServerCursor cursor, List<Row> rows) {
        return cursor.fetch().thenCompose(batch -> {
            rows.addAll(batch);
            return batch.isEmpty()
                    ? CompletableFuture.completedFuture(Outcome.ofColumns(cursor.columns()) + Outcome.ofRows(rows))
                    : fetched(cursor, rows);
        });
    }

    /** Runs one after the other, so that nothing but the values is different. */
    private static CompletableFuture<String> each(
            List<List<Sample>> runs, Function<List<Sample>, CompletableFuture<String>> use) {
        CompletableFuture<List<String>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (List<Sample> samples : runs) {
            all = all.thenCompose(outcomes -> use.apply(samples).thenApply(outcome -> {
                outcomes.add(outcome);
                return outcomes;
            }));
        }
        return all.thenApply(outcomes -> String.join("\n", outcomes));
    }

    private static CompletableFuture<String> outcome(Supplier<CompletableFuture<QueryResult>> source) {
        return tried(source).handle(Outcome::of);
    }

    /** What is thrown at once is a failure as any other. */
    private static <T> CompletableFuture<T> tried(Supplier<CompletableFuture<T>> source) {
        try {
            return source.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static @Nullable Object[] values(List<Sample> samples) {
        return samples.stream().map(sample -> sample.source().get()).toArray();
    }
}
