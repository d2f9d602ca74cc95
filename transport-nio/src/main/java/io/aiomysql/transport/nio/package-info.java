/** TCP, unix domain sockets and TLS, with the JDK and nothing else. */
@NullMarked
package io.aiomysql.transport.nio;

import org.jspecify.annotations.NullMarked;
