package io.aiomysql.transport.netty;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class EpollContractTest extends NettyContract {

    EpollContractTest() {
        super(NettyTransport.Io.EPOLL);
    }
}
