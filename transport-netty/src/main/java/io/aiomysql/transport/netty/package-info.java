/** The Netty transport. */
@NullMarked
package io.aiomysql.transport.netty;

import org.jspecify.annotations.NullMarked;
