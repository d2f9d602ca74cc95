package io.aiomysql.internal;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.command.QueryMachine;

/** COM_QUERY. */
final class QueryExchange extends ResultExchange {

    private final Reply<?> reply;

    QueryExchange(Payload payload, Capabilities capabilities, ResultCollector results, Reply<?> reply) {
        super(payload, new QueryMachine(capabilities), results);
        this.reply = reply;
    }

    @Override
    public boolean isUnwanted() {
        return reply.isUnwanted();
    }

    @Override
    boolean isAwaited() {
        return !reply.isUnwanted();
    }

    @Override
    void complete() {
        reply.complete(results());
    }

    @Override
    public void fail(RuntimeException reason) {
        reply.fail(reason);
    }
}
