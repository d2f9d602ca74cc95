package io.aiomysql.internal.statement;

/** Where an execution gets its statement from. */
@FunctionalInterface
public interface StatementSource {

    /** Gives a statement that can be run, and holds it; on the queue's drainer. */
    ServerStatement acquire();
}
