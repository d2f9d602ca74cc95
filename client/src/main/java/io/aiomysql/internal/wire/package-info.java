/** The bytes of one connection: what arrives, what leaves, and why it was closed. */
@NullMarked
package io.aiomysql.internal.wire;

import org.jspecify.annotations.NullMarked;
