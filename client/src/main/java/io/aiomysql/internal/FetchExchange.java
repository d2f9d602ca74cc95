package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.Row;
import io.aiomysql.protocol.command.FetchMachine;
import io.aiomysql.protocol.message.ComStmtFetch;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** COM_STMT_FETCH. */
final class FetchExchange extends ResultExchange {

    private final Batch batch;
    private final Completion<List<Row>> completion;

    FetchExchange(ComStmtFetch command, FetchMachine machine, ResultCollector results, Batch batch) {
        super(command::encode, machine, results);
        this.batch = batch;
        this.completion = batch.completion();
    }

    /**
     * Who asks for rows.
     *
     * @param completion waits for them
     * @param ended is told the status that they ended with
     * @param closed says whether the cursor's closing went ahead; on the drainer
     */
    record Batch(Completion<List<Row>> completion, IntConsumer ended, BooleanSupplier closed) {}

    @Override
    public boolean isAbandoned() {
        if (batch.closed().getAsBoolean()) {
            // It would take the first rows of the cursor that the statement is opened for next.
            completion.succeed(List.of());
        }
        return completion.isAbandoned();
    }

    @Override
    boolean isAwaited() {
        return !completion.isAbandoned();
    }

    @Override
    void complete() {
        MySqlServerException refusal = results().refusal();
        if (refusal != null) {
            completion.fail(refusal);
        } else {
            batch.ended().accept(results().status());
            completion.succeed(results().outcome().results().get(0).rows());
        }
    }

    @Override
    public void fail(RuntimeException reason) {
        completion.fail(reason);
    }
}
