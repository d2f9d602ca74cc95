package io.aiomysql.internal;

import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PayloadReader;

/** A command whose results are kept in memory. Once nobody waits for them, rows are dropped as they come. */
abstract class ResultExchange extends Exchange {

    private final ResultCollector results;

    ResultExchange(Payload payload, CommandMachine machine, ResultCollector results) {
        super(payload, machine);
        this.results = results;
    }

    final ResultCollector results() {
        return results;
    }

    /** Says whether somebody still waits; asked for each packet. */
    abstract boolean isAwaited();

    @Override
    final void act(CommandAction action, PayloadReader packet) {
        results.act(action, packet, !isAwaited());
    }

    @Override
    final void pause() {
        results.pause();
    }
}
