package io.aiomysql.transport.netty;

class NioContractTest extends NettyContract {

    NioContractTest() {
        super(NettyTransport.Io.NIO);
    }
}
