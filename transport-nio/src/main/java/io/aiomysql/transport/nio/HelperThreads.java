package io.aiomysql.transport.nio;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads for work that would hold up an event loop. They are few, daemons, and end after a second without work, so
 * nobody has to shut them down. Look-ups and TLS have threads apart: a name server that does not answer must not stop handshakes.
 */
final class HelperThreads {

    private static final int MAX_LOOKUP_THREADS = 4;

    private final Executor lookups;
    private final Executor tlsTasks;

    HelperThreads(String namePrefix) {
        lookups = pool(namePrefix + "-lookup-", MAX_LOOKUP_THREADS);
        tlsTasks = pool(namePrefix + "-tls-", Runtime.getRuntime().availableProcessors());
    }

    /** Runs blocking look-ups of host names. */
    Executor lookups() {
        return lookups;
    }

    /** Runs {@link javax.net.ssl.SSLEngine#getDelegatedTask delegated tasks}. */
    Executor tlsTasks() {
        return tlsTasks;
    }

    /** A daemon thread that inherits nothing from the user thread that happened to need it first. */
    static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(null, body, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(HelperThreads.class.getClassLoader());
        return thread;
    }

    private static Executor pool(String namePrefix, int maxThreads) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = body -> daemon(namePrefix + count.incrementAndGet(), body);
        // A queue without a bound never grows the pool past its core size, so the core size is the maximum.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                maxThreads, maxThreads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
