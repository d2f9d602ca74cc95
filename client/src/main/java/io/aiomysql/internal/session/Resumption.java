package io.aiomysql.internal.session;

/**
 * An operation that wants to send again.
 *
 * @param operation the operation
 * @param last its command that was answered last
 * @param otherwise called on the drainer if a command was sent after that one, or the connection is closed
 */
public record Resumption(Operation operation, Exchange last, Runnable otherwise) {}
