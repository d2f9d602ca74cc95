package io.aiomysql.internal.open;

import io.aiomysql.protocol.spi.TransportProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transports on the path. They are looked up once, and not for each connection: it reads files. */
final class TransportProviders {

    private final Supplier<List<TransportProvider>> lookUp;
    private volatile @Nullable List<TransportProvider> found;

    TransportProviders() {
        this(() -> ServiceLoader.load(TransportProvider.class, TransportProviders.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** @param lookUp finds the providers; several threads may ask at once */
    TransportProviders(Supplier<List<TransportProvider>> lookUp) {
        this.lookUp = lookUp;
    }

    /** Returns all that are found. What fails, or finds nothing, is tried again. */
    List<TransportProvider> all() {
        List<TransportProvider> known = found;
        if (known == null) {
            known = lookUp.get();
            found = known.isEmpty() ? null : known;
        }
        return known;
    }
}
