package io.aiomysql.internal.result;

import io.aiomysql.internal.session.CommandQueue;
import io.aiomysql.internal.wire.Wire;

/**
 * What streams need of their connection.
 *
 * @param wire to pause reading
 * @param queue knows who waits
 * @param limit how many bytes may be kept of a stream that is read on
 * @param name of the connection, for the log
 */
record StreamedConnection(Wire wire, CommandQueue queue, ResultLimit limit, String name) {}
