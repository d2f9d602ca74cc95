package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.testkit.transport.TlsContract;
import io.netty.handler.ssl.OpenSsl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** TLS by OpenSSL instead of the JDK, on epoll. */
@EnabledOnOs(OS.LINUX)
class OpenSslContractTest extends TlsContract {

    @BeforeAll
    static void openSslIsThere() {
        assertThat(OpenSsl.unavailabilityCause()).isNull();
    }

    @Override
    protected Transport newTransport(int eventLoops, HostResolver resolver) {
        return NettyTransport.builder()
                .io(NettyTransport.Io.EPOLL)
                .openSsl(true)
                .eventLoops(eventLoops)
                .resolver(resolver)
                .build();
    }

    /** BoringSSL does not. */
    @Override
    protected boolean renegotiates() {
        return false;
    }
}
