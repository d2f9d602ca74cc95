package io.aiomysql.testkit.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log handler that keeps whoever logs from going on, until it is closed. */
public final class HeldLog implements AutoCloseable {

    private static final int SECONDS = 20;

    /** Held, for java.util.logging forgets loggers that nobody holds. */
    private final Logger logger;

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            called.countDown();
            await(released);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /**
     * Begins to hold.
     *
     * @param loggerName the logger's name
     */
    public HeldLog(String loggerName) {
        logger = Logger.getLogger(loggerName);
        logger.addHandler(handler);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until somebody logs.
     *
     * @return false if nobody does, within 20 seconds
     */
    public boolean awaitHeld() {
        return await(called);
    }

    /** Lets everybody go on. */
    @Override
    public void close() {
        released.countDown();
        logger.removeHandler(handler);
    }
}
