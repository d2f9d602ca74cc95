package io.aiomysql.transport.netty;

import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.Channel;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueSocketChannel;
import org.jspecify.annotations.Nullable;

/** The kqueue of macOS and the BSDs, through Netty's native library. */
record KQueueIo() implements NativeIo {

    /** Why it cannot be used, or null when it can. */
    static @Nullable Throwable unavailabilityCause() {
        return KQueue.unavailabilityCause();
    }

    @Override
    public Io io() {
        return Io.KQUEUE;
    }

    @Override
    public IoHandlerFactory newHandlerFactory() {
        return KQueueIoHandler.newFactory();
    }

    @Override
    public Class<? extends IoHandler> handlerType() {
        return KQueueIoHandler.class;
    }

    @Override
    public Channel newTcpChannel() {
        return new KQueueSocketChannel();
    }

    @Override
    public Channel newUnixChannel() {
        return new KQueueDomainSocketChannel();
    }
}
