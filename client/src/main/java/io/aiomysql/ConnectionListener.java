package io.aiomysql;

/**
 * Is told of connections: for metrics and logs. Registered by {@link ConnectOptionsBuilder#connectionListener}.
 *
 * <pre>
 *   connecting ──► opened ──► closed or lost
 *        └──► openingFailed
 * </pre>
 *
 * <p>{@link #connecting} is called on the thread that calls {@link MySqlConnection#connect}. For the threads of the others, and for what
 * a listener throws, the rules of {@link StatementListener} hold. A statement's {@link StatementListener#submitted} may be called
 * before {@link #opened}, because it is called directly.
 */
public interface ConnectionListener {

    /**
     * A connection is begun.
     *
     * @param event the connection
     */
    default void connecting(ConnectionEvent event) {}

    /**
     * Login and set-up are done: the connection can be used.
     *
     * @param event the connection, with the server's version, thread id and TLS
     */
    default void opened(ConnectionEvent event) {}

    /**
     * The connection could not be opened.
     *
     * @param event the connection, with {@link ConnectionEvent#failure()}
     */
    default void openingFailed(ConnectionEvent event) {}

    /**
     * The open connection is closed by its user: by {@link MySqlConnection#close}, or by {@link MySqlConnection#closeGracefully}.
     *
     * @param event the connection
     */
    default void closed(ConnectionEvent event) {}

    /**
     * The open connection has ended without that: the server or the network has closed it, or the client had to.
     *
     * @param event the connection, with the reason as {@link ConnectionEvent#failure()}
     */
    default void lost(ConnectionEvent event) {}
}
