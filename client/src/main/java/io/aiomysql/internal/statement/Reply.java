package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.result.StatementOutcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A future whose value is made of a statement's outcome.
 *
 * @param completion the future
 * @param use makes its value, on the I/O thread; may throw the outcome's error
 * @param unbound the SQL if it was sent without values, to explain why the server refuses it; else null
 */
record Reply<T>(
        Completion<T> completion,
        Function<StatementOutcome, T> use,
        @Nullable String unbound) implements TextReceiver {

    Reply(Completion<T> completion, Function<StatementOutcome, T> use) {
        this(completion, use, null);
    }

    @Override
    public boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    public void sent() {
        completion.markSent();
    }

    @Override
    public void sent(long number) {
        completion.markSent();
    }

    @Override
    public void complete(ResultExchange answered) {
        complete(answered.results());
    }

    @Override
    public void complete(ResultCollector results, ServerStatement statement) {
        complete(results);
    }

    private void complete(ResultCollector results) {
        if (completion.isAbandoned()) {
            // The time limit may be over, and the future not know it yet: an answer, also to the kill, comes too late.
            return;
        }
        MySqlServerException refusal = results.refusal();
        if (refusal != null && unbound != null) {
            refusal = MissingValues.explain(refusal, unbound, results.sqlModes());
        }
        if (results.isRefused() && refusal != null) {
            completion.fail(refusal);
        } else {
            finish(new StatementOutcome(results.results(), refusal));
        }
    }

    private void finish(StatementOutcome outcome) {
        T value;
        try {
            value = use.apply(outcome);
        } catch (MySqlServerException e) {
            completion.fail(e);
            return;
        }
        completion.succeed(value);
    }

    @Override
    public void fail(Throwable reason) {
        completion.fail(reason);
    }
}
