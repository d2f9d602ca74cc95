package io.aiomysql.internal.statement;

import io.aiomysql.internal.result.ResultExchange;

/** Receives the outcome of a statement, prepared or not. */
interface TextReceiver extends Receiver, ResultExchange.Client {

    @Override
    boolean isAbandoned();

    @Override
    void fail(Throwable reason);
}
