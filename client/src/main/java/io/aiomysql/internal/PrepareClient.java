package io.aiomysql.internal;

import io.aiomysql.protocol.message.ErrPacket;

/** A user who prepares a statement. */
record PrepareClient(Completion<?> completion, Runnable ready) implements PrepareExchange.Client {

    @Override
    public boolean isUnwanted() {
        return completion.isSettled();
    }

    @Override
    public void prepared() {
        ready.run();
    }

    @Override
    public void refused(ErrPacket error) {
        completion.fail(Failures.server(error, false));
    }

    @Override
    public void failed(RuntimeException reason) {
        completion.fail(reason);
    }
}
