/** TCP, unix domain sockets and TLS on the JDK alone. */
@NullMarked
package io.aiomysql.transport.nio;

import org.jspecify.annotations.NullMarked;
