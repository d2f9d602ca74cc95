package io.aiomysql.transport.netty;

import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.Channel;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;

/** The JDK's selectors, on every system. */
record NioIo() implements IoKind {

    @Override
    public Io io() {
        return Io.NIO;
    }

    @Override
    public IoHandlerFactory newHandlerFactory() {
        return NioIoHandler.newFactory();
    }

    @Override
    public Class<? extends IoHandler> handlerType() {
        return NioIoHandler.class;
    }

    @Override
    public Channel newTcpChannel() {
        return new NioSocketChannel();
    }

    @Override
    public Channel newUnixChannel() {
        return new NioDomainSocketChannel();
    }

    @Override
    public SocketAddress unixAddress(UnixDomainSocketAddress address) {
        return address;
    }

    /**
     * The JDK has no exception of its own for it, and its message is in the system's language; but the other likely answers
     * are either subclasses or mean that there is no such file.
     */
    @Override
    public boolean isBusy(Throwable failure, UnixDomainSocketAddress address) {
        return failure.getClass() == SocketException.class && Files.exists(address.getPath());
    }
}
