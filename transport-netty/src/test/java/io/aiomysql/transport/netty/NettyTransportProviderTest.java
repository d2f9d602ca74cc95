package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NettyTransportProviderTest {

    private static final String SERVICE = TransportProvider.class.getName();

    @Test
    void isNamedAlikeForTheModulePathAndTheClassPath() throws Exception {
        List<String> inModule = NettyTransportProvider.class.getModule().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(SERVICE))
                .map(Provides::providers)
                .findFirst()
                .orElseThrow();
        List<String> inFile;
        try (InputStream file = NettyTransportProvider.class.getResourceAsStream("/META-INF/services/" + SERVICE)) {
            inFile = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(inModule).containsExactly(NettyTransportProvider.class.getName());
        assertThat(inFile).isEqualTo(inModule);
    }

    @Test
    void makesTransportsOfItsName() {
        NettyTransportProvider provider = new NettyTransportProvider();

        try (Transport transport = provider.create()) {
            assertThat(transport.name()).isEqualTo(provider.name()).isEqualTo("netty");
        }
    }
}
