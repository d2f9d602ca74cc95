package io.aiomysql.internal.event;

import io.aiomysql.MySqlServerException;
import io.aiomysql.StatementEndEvent;
import io.aiomysql.StatementEvent;
import io.aiomysql.StatementListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs each statement when it is submitted, and how it ended. */
final class EchoListener implements StatementListener {

    private final Logger logger = System.getLogger("io.aiomysql.sql");
    private final boolean parameters;

    EchoListener(boolean parameters) {
        this.parameters = parameters;
    }

    @Override
    public void submitted(StatementEvent event) {
        if (logger.isLoggable(Level.INFO)) {
            String sql = event.sql().isEmpty() ? event.kind().toString() : event.kind() + " " + event.sql();
            log(event, parameters && !event.parameters().isEmpty() ? sql + " " + event.parameters() : sql);
        }
    }

    @Override
    public void completed(StatementEndEvent event) {
        if (logger.isLoggable(Level.INFO)) {
            log(event, "completed, " + event.rows() + " rows, " + event.affectedRows() + " affected, " + time(event));
        }
    }

    /** Without the message, which quotes SQL and values: whoever waits for the statement gets it. */
    @Override
    public void failed(StatementEndEvent event) {
        if (logger.isLoggable(Level.INFO)) {
            log(event, "failed with " + event.failure().map(EchoListener::name).orElse("") + ", " + time(event));
        }
    }

    @Override
    public void cancelled(StatementEndEvent event) {
        if (logger.isLoggable(Level.INFO)) {
            log(event, "cancelled " + (event.wasSent() ? "after" : "before") + " it was sent, " + time(event));
        }
    }

    private static String name(Throwable failure) {
        return failure instanceof MySqlServerException refusal
                ? "error " + refusal.code()
                : failure.getClass().getSimpleName();
    }

    private static String time(StatementEndEvent event) {
        return event.elapsed().toNanos() / 1_000 + " µs";
    }

    private void log(StatementEvent event, String text) {
        logger.log(
                Level.INFO,
                "[" + event.connectionId() + ":" + event.statementId() + ", thread " + event.threadId() + "] " + text);
    }
}
