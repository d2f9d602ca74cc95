package io.aiomysql;

/**
 * Is told of the statements of connections: for metrics, traces and logs. Registered by {@link
 * ConnectOptionsBuilder#statementListener}; {@code docs/observability.md} has examples.
 *
 * <pre>
 *   submitted ──► sent ──► firstRow ──► completed, failed or cancelled
 *       │           └─────────────────────────▲
 *       └─────────────────────────────────────┘
 * </pre>
 *
 * <p>Each statement that was told of as submitted ends exactly once, and nothing is told of it after that. A statement that has to be
 * prepared first, or that is run again because the server has lost it, is one statement. The client's own commands (set-up,
 * closing of prepared statements, questions about the session) are not told of.
 *
 * <p><b>Threads.</b> {@link #submitted} is called on the thread that submits, before the statement can be sent: thread-locals such as a
 * trace's context are the caller's, and the time that it takes is the caller's alone. On the I/O thread (where a cursor fetches
 * ahead, for example) it is not called directly, but as the others are: on the {@link ConnectOptionsBuilder#callbackExecutor}, for
 * each connection one call after the other, in the order of the events. A listener that waits there delays what it and the other
 * listeners of that connection are told, and nothing else. If more than 10,000 events of a connection wait to be told, further
 * statements are not told of at all until there are fewer. A listener that several connections share is called by several threads at once.
 *
 * <p><b>Failures.</b> What a listener throws, an {@link Error} too, is logged once for all connections with the same options, and has no
 * other effect. A listener must not use the connections that it is told of: it would be told of its own statements.
 */
public interface StatementListener {

    /**
     * The statement waits to be sent.
     *
     * @param event the statement
     */
    default void submitted(StatementEvent event) {}

    /**
     * The statement's first command was handed to the transport.
     *
     * @param event the statement
     */
    default void sent(StatementEvent event) {}

    /**
     * The first row has arrived.
     *
     * @param event the statement
     */
    default void firstRow(StatementEvent event) {}

    /**
     * The statement has succeeded: its result is complete.
     *
     * @param event the statement, with numbers and times
     */
    default void completed(StatementEndEvent event) {}

    /**
     * The statement has failed, for example because the server refused it, or the connection was lost.
     *
     * @param event the statement, with {@link StatementEndEvent#failure()}
     */
    default void failed(StatementEndEvent event) {}

    /**
     * The caller does not wait any more: the future was cancelled, or completed by its user.
     *
     * @param event the statement, with what had happened until then
     */
    default void cancelled(StatementEndEvent event) {}
}
