package io.aiomysql.transport.nio;

import io.aiomysql.protocol.spi.HostResolver;
import java.util.concurrent.Executor;

/**
 * Work that would block an event loop, and the few threads that do it. Look-ups and TLS have separate threads, because
 * a name server that does not answer must not stop handshakes.
 */
final class SlowWork {

    private static final int MAX_LOOKUP_THREADS = 4;

    private final HostResolver resolver;
    private final Executor lookups;
    private final Executor tlsTasks;

    SlowWork(String threadNamePrefix, HostResolver resolver) {
        this.resolver = resolver;
        lookups = DaemonThreads.pool(threadNamePrefix + "-lookup-", MAX_LOOKUP_THREADS);
        tlsTasks = DaemonThreads.pool(
                threadNamePrefix + "-tls-", Runtime.getRuntime().availableProcessors());
    }

    HostResolver resolver() {
        return resolver;
    }

    /** Runs what calls the resolver. */
    Executor lookups() {
        return lookups;
    }

    /** Runs {@link javax.net.ssl.SSLEngine#getDelegatedTask delegated tasks}. */
    Executor tlsTasks() {
        return tlsTasks;
    }
}
