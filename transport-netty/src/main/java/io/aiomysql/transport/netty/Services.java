package io.aiomysql.transport.netty;

import io.aiomysql.protocol.spi.HostResolver;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What the connections of one transport share. Look-ups and TLS have separate threads, because a name server that does
 * not answer must not stop handshakes.
 *
 * @param io makes their channels
 * @param resolver looks host names up
 * @param lookups runs what calls the resolver, since it blocks
 * @param tls makes their TLS handlers
 * @param open those that are not closed
 */
record Services(IoKind io, HostResolver resolver, Executor lookups, TlsHandlers tls, Set<NettyConnection> open) {}
