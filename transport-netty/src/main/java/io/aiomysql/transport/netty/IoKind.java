package io.aiomysql.transport.netty;

import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.Channel;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** One of Netty's ways of I/O. Each has a class of its own, which is loaded only if its jar is present. */
interface IoKind {

    Io io();

    IoHandlerFactory newHandlerFactory();

    /** What event loops must have been made with, to serve this kind's channels. */
    Class<? extends IoHandler> handlerType();

    Channel newTcpChannel();

    Channel newUnixChannel();

    /** The address in the form that the channel takes. */
    SocketAddress unixAddress(UnixDomainSocketAddress address);

    /**
     * Whether a unix socket's backlog is full. Linux then answers EAGAIN at once where TCP would wait, and nothing tells when
     * there is room.
     */
    boolean isBusy(Throwable failure, UnixDomainSocketAddress address);
}
