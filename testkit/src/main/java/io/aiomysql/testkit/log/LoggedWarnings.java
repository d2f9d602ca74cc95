package io.aiomysql.testkit.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Collects what is logged as a warning through {@link System.Logger}, which goes to java.util.logging in tests, and keeps it
 * off the console. Here and not beside the tests, for those run in modules that do not read java.logging.
 */
public final class LoggedWarnings implements AutoCloseable {

    private final List<String> messages = new CopyOnWriteArrayList<>();

    /** Held, for java.util.logging forgets loggers that nobody holds. */
    private final Logger logger;

    private final Level least;

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= least.intValue()) {
                messages.add(entry.getMessage());
                synchronized (messages) {
                    messages.notifyAll();
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /**
     * Begins to collect.
     *
     * @param loggerName the logger's name
     */
    public LoggedWarnings(String loggerName) {
        this(loggerName, Level.WARNING);
    }

    private LoggedWarnings(String loggerName, Level least) {
        this.least = least;
        logger = Logger.getLogger(loggerName);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    /**
     * Begins to collect information too.
     *
     * @param loggerName the logger's name
     * @return what collects
     */
    public static LoggedWarnings andInformation(String loggerName) {
        return new LoggedWarnings(loggerName, Level.INFO);
    }

    /**
     * Returns the messages so far, without their parameters filled in.
     *
     * @return the messages, in order
     */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /**
     * Waits for messages that another thread logs.
     *
     * @param number how many, from the beginning
     * @return all messages so far; fewer after 20 seconds
     */
    public List<String> messages(int number) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (messages) {
            while (messages.size() < number && end - System.nanoTime() > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(messages, end - System.nanoTime());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        return messages();
    }

    /** Lets the logger go on as before. */
    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }
}
