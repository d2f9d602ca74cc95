package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.uring.IoUring;
import org.junit.jupiter.api.BeforeAll;

/** Where the kernel allows io_uring, which containers often do not. */
class IoUringContractTest extends NettyContract {

    IoUringContractTest() {
        super(NettyTransport.Io.IO_URING);
    }

    @BeforeAll
    static void ioUringIsThere() {
        assumeThat(IoUring.unavailabilityCause()).isNull();
    }
}
