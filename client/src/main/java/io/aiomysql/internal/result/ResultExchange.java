package io.aiomysql.internal.result;

import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Payload;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * A command whose results are kept in memory: COM_QUERY, COM_STMT_EXECUTE, COM_STMT_FETCH. Once nobody waits for them, rows
 * are dropped when they arrive.
 */
public final class ResultExchange extends Exchange {

    private final ResultCollector results;
    private final Client client;

    public ResultExchange(Payload payload, CommandMachine machine, ResultCollector results, Client client) {
        super(payload, machine);
        this.results = results;
        this.client = client;
    }

    /** Receives the results. */
    public interface Client {

        /** Says whether nobody waits any more; asked for each packet. */
        boolean isAbandoned();

        /** The command is on its way, as the one of this number; on the drainer. */
        void sent(long number);

        /** The answer is complete; on the I/O thread. */
        void complete(ResultExchange answered);

        /** The answer is complete, but it was dropped, and {@link #fail} was called before; on the I/O thread. */
        default void dropped() {}

        /** The command could not be sent, the answer could not be kept, or the connection was lost. */
        void fail(Throwable reason);
    }

    public ResultCollector results() {
        return results;
    }

    @Override
    public boolean isAbandoned() {
        return client.isAbandoned();
    }

    @Override
    protected void sent() {
        client.sent(number());
    }

    @Override
    protected void act(CommandAction action) {
        results.act(action);
    }

    @Override
    protected void row(PayloadReader row) {
        if (client.isAbandoned()) {
            results.discard();
        } else {
            results.take(row);
        }
    }

    @Override
    protected void discard() {
        results.discard();
    }

    @Override
    protected void pause() {
        results.pause();
    }

    @Override
    protected void complete() {
        results.handedOver();
        client.complete(this);
    }

    @Override
    protected void dropped() {
        client.dropped();
    }

    @Override
    public void fail(RuntimeException reason) {
        results.handedOver();
        client.fail(reason);
    }
}
