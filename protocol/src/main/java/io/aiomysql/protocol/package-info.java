/**
 * The terms of the protocol that the other packages use: capabilities, status flags, column types and limits; and the
 * only exception that bytes from the server can cause.
 *
 * <p>Nothing in this module outside {@code spi} knows about sockets, threads, clocks, randomness or logging.
 */
@NullMarked
package io.aiomysql.protocol;

import org.jspecify.annotations.NullMarked;
