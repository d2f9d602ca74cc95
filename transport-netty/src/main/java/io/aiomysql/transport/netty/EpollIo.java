package io.aiomysql.transport.netty;

import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.Channel;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import org.jspecify.annotations.Nullable;

/** Linux's epoll, through Netty's native library. */
record EpollIo() implements NativeIo {

    /** Why it cannot be used, or null when it can. */
    static @Nullable Throwable unavailabilityCause() {
        return Epoll.unavailabilityCause();
    }

    @Override
    public Io io() {
        return Io.EPOLL;
    }

    @Override
    public IoHandlerFactory newHandlerFactory() {
        return EpollIoHandler.newFactory();
    }

    @Override
    public Class<? extends IoHandler> handlerType() {
        return EpollIoHandler.class;
    }

    @Override
    public Channel newTcpChannel() {
        return new EpollSocketChannel();
    }

    @Override
    public Channel newUnixChannel() {
        return new EpollDomainSocketChannel();
    }
}
