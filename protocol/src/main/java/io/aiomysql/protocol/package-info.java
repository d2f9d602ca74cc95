/**
 * What both sides of the protocol name: capabilities, status flags, column types, limits and the one exception that peer
 * input can cause.
 *
 * <p>Nothing in this module outside {@code spi} knows about sockets, threads, clocks, randomness or logging.
 */
@NullMarked
package io.aiomysql.protocol;

import org.jspecify.annotations.NullMarked;
