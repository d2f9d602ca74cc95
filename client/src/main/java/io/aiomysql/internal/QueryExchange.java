package io.aiomysql.internal;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;

/** COM_QUERY with its results kept in memory. Once nobody waits for them, rows are dropped as they come. */
final class QueryExchange extends Exchange {

    private final ResultCollector results;
    private final Reply<?> reply;

    QueryExchange(Payload payload, Capabilities capabilities, ResultCollector results, Reply<?> reply) {
        super(payload, new QueryMachine(capabilities));
        this.results = results;
        this.reply = reply;
    }

    @Override
    public boolean isUnwanted() {
        return reply.isUnwanted();
    }

    @Override
    void act(CommandAction action, PayloadReader packet, PacketFramer framer) {
        results.act(action, packet, framer, !reply.isUnwanted());
    }

    @Override
    void pause(PacketFramer framer) {
        results.pause(framer);
    }

    @Override
    void complete() {
        reply.complete(results);
    }

    @Override
    public void fail(RuntimeException reason) {
        reply.fail(reason);
    }
}
