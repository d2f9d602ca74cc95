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
    public boolean isAbandoned() {
        return reply.isAbandoned();
    }

    @Override
    boolean isAwaited() {
        return !reply.isAbandoned();
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
