package io.aiomysql;

import java.time.Duration;
import java.util.Optional;

/**
 * The end of a statement, for a {@link StatementListener}. {@link #queueTime}, {@link #executionTime} and {@link #readTime} add up
 * to {@link #elapsed} but for what the client does itself. Where a statement was cancelled, the numbers are about those of that
 * moment. Made by the client: new methods may be added.
 */
public interface StatementEndEvent extends StatementEvent {

    /** {@return how many rows have arrived, those of all results together} */
    long rows();

    /** {@return how many rows were changed, in all results together; with {@link ConnectOptionsBuilder#foundRows}, found} */
    long affectedRows();

    /** {@return the size of what the server has answered, in bytes, without the headers of packets} */
    long bytesReceived();

    /** {@return whether anything was sent to the server} */
    boolean wasSent();

    /** {@return the time from the submission until the first command was handed to the transport; all if nothing was sent} */
    Duration queueTime();

    /**
     * Returns the time from then to the first packet of the answer. The preparing of the statement counts, and so do the statements
     * that the server had to run before on the same connection.
     *
     * @return the time; zero if nothing was sent
     */
    Duration executionTime();

    /** {@return the time from then until the answer was complete; zero if there was none} */
    Duration readTime();

    /**
     * Returns why the statement failed: as a rule a {@link MySqlException}; {@link IllegalArgumentException}, {@link
     * IllegalStateException} or the exception of a stream where the statement was not to be sent.
     *
     * @return the failure of the statement's future; empty if it has succeeded or was cancelled
     */
    Optional<Throwable> failure();
}
