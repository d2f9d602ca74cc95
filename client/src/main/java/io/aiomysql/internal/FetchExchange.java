package io.aiomysql.internal;

import io.aiomysql.MySqlServerException;
import io.aiomysql.Row;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.FetchMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ComStmtFetch;
import java.util.List;
import java.util.function.IntConsumer;

/** COM_STMT_FETCH. */
final class FetchExchange extends Exchange {

    private final ResultCollector results;
    private final Completion<List<Row>> completion;
    private final IntConsumer ended;

    FetchExchange(ComStmtFetch command, FetchMachine machine, ResultCollector results, Batch batch) {
        super(command::encode, machine);
        this.results = results;
        this.completion = batch.completion();
        this.ended = batch.ended();
    }

    /** Who waits for the rows, and who wants to know the status that they ended with. */
    record Batch(Completion<List<Row>> completion, IntConsumer ended) {}

    @Override
    public boolean isUnwanted() {
        return completion.isSettled();
    }

    @Override
    void act(CommandAction action, PayloadReader packet, PacketFramer framer) {
        results.act(action, packet, framer, !completion.isSettled());
    }

    @Override
    void pause(PacketFramer framer) {
        results.pause(framer);
    }

    @Override
    void complete() {
        MySqlServerException refusal = results.refusal();
        if (refusal != null) {
            completion.fail(refusal);
        } else {
            ended.accept(results.status());
            completion.succeed(results.outcome().results().get(0).rows());
        }
    }

    @Override
    public void fail(RuntimeException reason) {
        completion.fail(reason);
    }
}
