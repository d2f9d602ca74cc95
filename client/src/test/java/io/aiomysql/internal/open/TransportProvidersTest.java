package io.aiomysql.internal.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TransportProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

/** How often the transports on the path are looked up. */
class TransportProvidersTest {

    private final List<TransportProvider> path = new ArrayList<>();
    private int lookUps;

    private final TransportProviders providers = new TransportProviders(() -> {
        lookUps++;
        return List.copyOf(path);
    });

    @Test
    void onceForAllConnections() {
        path.addAll(new TransportProviders().all());
        assertThat(path).isNotEmpty();
        assertThat(providers.all()).isEqualTo(path);
        assertThat(providers.all()).isEqualTo(path);
        assertThat(lookUps).isEqualTo(1);
    }

    @Test
    void againWhileNoneIsFound() {
        assertThat(providers.all()).isEmpty();
        path.addAll(new TransportProviders().all());
        assertThat(providers.all()).isEqualTo(path);
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void againAfterAFailure() {
        List<String> calls = new ArrayList<>();
        TransportProviders failing = new TransportProviders(() -> {
            calls.add("look-up");
            throw new ServiceConfigurationError("broken");
        });
        assertThatThrownBy(failing::all).isInstanceOf(ServiceConfigurationError.class);
        assertThatThrownBy(failing::all).isInstanceOf(ServiceConfigurationError.class);
        assertThat(calls).hasSize(2);
    }
}
