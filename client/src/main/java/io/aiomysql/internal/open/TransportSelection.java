package io.aiomysql.internal.open;

import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the transport: the instance that was set; else the one that was named; else the only one that is found. It is an
 * error if none is found, or several and none was named.
 *
 * <p>The whole JVM shares a transport that is found, as it shares the common thread pool: otherwise each connection would have
 * an event loop, and so a thread, of its own. The threads end when no connection is left.
 */
final class TransportSelection {

    private static final Map<String, Transport> SHARED = new ConcurrentHashMap<>();

    private static final TransportProviders PROVIDERS = new TransportProviders();

    private TransportSelection() {}

    static Transport choose(OptionValues options) {
        Transport given = options.transport;
        if (given != null) {
            return given;
        }
        return shared(choose(PROVIDERS.all(), options.transportName));
    }

    static TransportProvider choose(List<TransportProvider> providers, @Nullable String wanted) {
        List<String> names =
                providers.stream().map(TransportProvider::name).sorted().toList();
        if (wanted != null) {
            return providers.stream()
                    .filter(provider -> provider.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no transport is named '" + wanted
                            + "', only these are found: " + names
                            + "; add the dependency io.aiomysql:aiomysql-transport-" + wanted
                            + ", and if one jar was made of several, merge their files META-INF/services"));
        }
        if (providers.isEmpty()) {
            throw new IllegalStateException(
                    "no transport is found: add the dependency io.aiomysql:aiomysql-transport-nio or"
                            + " io.aiomysql:aiomysql-transport-netty; a jar that was made of several jars needs their"
                            + " files META-INF/services merged, and an image of jlink needs --add-modules"
                            + " io.aiomysql.transport.nio or io.aiomysql.transport.netty");
        }
        if (providers.size() > 1) {
            throw new IllegalStateException("several transports are found, " + names
                    + ": choose one with transport(name) in the options, or keep only one dependency");
        }
        return providers.get(0);
    }

    private static Transport shared(TransportProvider provider) {
        return SHARED.computeIfAbsent(provider.name(), name -> provider.create());
    }
}
