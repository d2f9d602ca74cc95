package io.aiomysql.transport.netty;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the transport's threads: daemons with Netty's quick thread-locals. */
final class NettyThreads implements ThreadFactory {

    private final String namePrefix;
    private final AtomicInteger count = new AtomicInteger();

    NettyThreads(String namePrefix) {
        this.namePrefix = namePrefix;
    }

    @Override
    public Thread newThread(Runnable body) {
        Thread thread = new FastThreadLocalThread(null, body, namePrefix + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        // Not that of the user's thread which happened to need it first.
        thread.setContextClassLoader(NettyThreads.class.getClassLoader());
        return thread;
    }

    /** At most so many threads, which end after a second without work: nobody has to shut them down. */
    static ThreadPoolExecutor pool(String namePrefix, int maxThreads) {
        // A queue without a bound never grows the pool past its core size, so the core size is the maximum.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                maxThreads, maxThreads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new NettyThreads(namePrefix));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
