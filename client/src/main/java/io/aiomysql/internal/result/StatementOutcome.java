package io.aiomysql.internal.result;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a command: its results, at least one, and the error that ended them before the last statement.
 *
 * @param results the results in order
 * @param refusal the error of the statement after the last result, or null
 */
public record StatementOutcome(
        List<QueryResult> results, @Nullable MySqlServerException refusal) {

    /** Returns the first result if all statements succeeded. */
    public QueryResult firstOrThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return results.get(0);
    }

    /** Returns null if all statements succeeded. */
    @Nullable
    public Void nothingOrThrow() {
        firstOrThrow();
        return null;
    }
}
