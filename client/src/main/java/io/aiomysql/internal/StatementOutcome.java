package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command gave: its results, one at least, and the error that ended them before the last statement.
 *
 * @param results the results in order
 * @param refusal the error of the statement behind the last result, or null
 */
record StatementOutcome(List<QueryResult> results, @Nullable MySqlServerException refusal) {

    StatementOutcome explainedBy(UnaryOperator<MySqlServerException> explanation) {
        return refusal == null ? this : new StatementOutcome(results, explanation.apply(refusal));
    }

    /** Returns the first result if all statements succeeded. */
    QueryResult firstOrThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return results.get(0);
    }

    /** Returns null if all statements succeeded. */
    @Nullable
    Void nothingOrThrow() {
        firstOrThrow();
        return null;
    }
}
