/**
 * The interfaces that transports and authentication plugins implement, and helpers for them.
 *
 * <p>A transport moves bytes and does not run the protocol; an authentication plugin answers challenges and does no I/O.
 */
@NullMarked
package io.aiomysql.protocol.spi;

import org.jspecify.annotations.NullMarked;
