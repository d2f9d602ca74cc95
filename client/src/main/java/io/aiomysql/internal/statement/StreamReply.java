package io.aiomysql.internal.statement;

import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.result.ResultCollector;
import io.aiomysql.internal.result.ResultExchange;
import io.aiomysql.internal.result.RowStream;
import org.jspecify.annotations.Nullable;

/**
 * Ends a stream of rows as its statement ends.
 *
 * @param stream takes the rows
 * @param unbound the SQL if it was sent without values, to explain why the server refuses it; else null
 */
record StreamReply(RowStream stream, @Nullable String unbound) implements TextReceiver {

    @Override
    public boolean isAbandoned() {
        return stream.running().isAbandoned();
    }

    @Override
    public void sent() {
        stream.running().markSent();
    }

    @Override
    public void sent(long number) {
        stream.running().markSent();
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
        MySqlServerException refusal = results.refusal();
        if (refusal == null) {
            stream.complete();
        } else {
            stream.refuse(unbound == null ? refusal : MissingValues.explain(refusal, unbound, results.sqlModes()));
        }
    }

    @Override
    public void fail(Throwable reason) {
        stream.fail(reason);
    }
}
