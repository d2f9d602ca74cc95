package io.aiomysql.transport.netty;

import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.Channel;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;
import org.jspecify.annotations.Nullable;

/** Linux's io_uring, through Netty's native library. */
record IoUringIo() implements NativeIo {

    /** Why it cannot be used, or null when it can. */
    static @Nullable Throwable unavailabilityCause() {
        return IoUring.unavailabilityCause();
    }

    @Override
    public Io io() {
        return Io.IO_URING;
    }

    @Override
    public IoHandlerFactory newHandlerFactory() {
        return IoUringIoHandler.newFactory();
    }

    @Override
    public Class<? extends IoHandler> handlerType() {
        return IoUringIoHandler.class;
    }

    @Override
    public Channel newTcpChannel() {
        return new IoUringSocketChannel();
    }

    @Override
    public Channel newUnixChannel() {
        return new IoUringDomainSocketChannel();
    }
}
