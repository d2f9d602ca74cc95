package io.aiomysql.internal;

/** Where an execution gets its statement from. */
@FunctionalInterface
interface StatementSource {

    /** Gives a statement that can be run, and holds it; on the queue's drainer. */
    ServerStatement acquire();
}
