package io.aiomysql.transport.nio;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the transport's threads: daemons that inherit nothing from the user's thread that happened to need them first. */
final class DaemonThreads {

    private DaemonThreads() {}

    static Thread named(String name, Runnable body) {
        Thread thread = new Thread(null, body, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }

    /** At most so many threads, which end after a second without work: nobody has to shut them down. */
    static Executor pool(String namePrefix, int maxThreads) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = body -> named(namePrefix + count.incrementAndGet(), body);
        // A queue without a bound never grows the pool past its core size, so the core size is the maximum.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                maxThreads, maxThreads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
