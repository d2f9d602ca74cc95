/** The bytes of one connection. Decides who may write to the buffer for sending, and which reason for closing counts. */
@NullMarked
package io.aiomysql.internal.wire;

import org.jspecify.annotations.NullMarked;
