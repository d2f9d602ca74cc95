package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.OpenSsl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** TLS by OpenSSL instead of the JDK, on epoll. */
@EnabledOnOs(OS.LINUX)
class OpenSslContractTest extends NettyContract {

    OpenSslContractTest() {
        super(NettyTransport.Io.EPOLL, true);
    }

    @BeforeAll
    static void openSslIsThere() {
        assertThat(OpenSsl.unavailabilityCause()).isNull();
    }

    /** BoringSSL does not. */
    @Override
    protected boolean renegotiates() {
        return false;
    }
}
