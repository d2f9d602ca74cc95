package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NioTransportProviderTest {

    private static final String SERVICE = TransportProvider.class.getName();

    @Test
    void isNamedAlikeForTheModulePathAndTheClassPath() throws Exception {
        List<String> inModule = NioTransportProvider.class.getModule().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(SERVICE))
                .map(Provides::providers)
                .findFirst()
                .orElseThrow();
        List<String> inFile;
        try (InputStream file = NioTransportProvider.class.getResourceAsStream("/META-INF/services/" + SERVICE)) {
            inFile = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(inModule).containsExactly(NioTransportProvider.class.getName());
        assertThat(inFile).isEqualTo(inModule);
    }

    @Test
    void makesTransportsOfItsName() {
        NioTransportProvider provider = new NioTransportProvider();

        try (Transport transport = provider.create()) {
            assertThat(transport.name()).isEqualTo(provider.name()).isEqualTo("nio");
        }
    }
}
