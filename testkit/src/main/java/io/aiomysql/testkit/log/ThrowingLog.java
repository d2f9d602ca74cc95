package io.aiomysql.testkit.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Has whatever is logged through a {@link System.Logger} throw an Error, as a user's own handler may. */
public final class ThrowingLog implements AutoCloseable {

    private final CountDownLatch thrown = new CountDownLatch(1);

    /** Held, for java.util.logging forgets loggers that nobody holds. */
    private final Logger logger;

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            thrown.countDown();
            throw new AssertionError("the log of the test");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /**
     * Begins to throw.
     *
     * @param loggerName the logger's name
     */
    public ThrowingLog(String loggerName) {
        logger = Logger.getLogger(loggerName);
        logger.addHandler(handler);
    }

    /**
     * Waits until it has thrown.
     *
     * @return false if it does not within 30 seconds
     */
    public boolean awaitThrown() throws InterruptedException {
        return thrown.await(30, TimeUnit.SECONDS);
    }

    /** Lets the logger go on as before. */
    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
