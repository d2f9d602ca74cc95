package io.aiomysql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to a statement, for a {@link StatementListener}. Immutable, except for the objects that the
 * parameters refer to; {@code toString} shows neither SQL nor values. Made by the client: new methods may be added.
 */
public interface StatementEvent {

    /** {@return the statement's number on its connection, from 1; the same in all its events} */
    long statementId();

    /** {@return the connection's number in this JVM, from 1; the same in all events of the connection} */
    long connectionId();

    /** {@return the connection's id on the server, as {@link MySqlConnection#threadId()}} */
    long threadId();

    /** {@return what is asked of the server} */
    StatementKind kind();

    /**
     * Returns the SQL as it was given to the client: with {@code ?} and {@code :name} for the values that were given apart. If the
     * caller has written values into the SQL, they are in it.
     *
     * @return the SQL; empty for a kind that has none, such as {@link StatementKind#PING}
     */
    String sql();

    /**
     * Returns the values as they were given, in the order in which they were bound, if the option {@link
     * ConnectOptionsBuilder#listenerParameters} asks for them.
     *
     * @return the values, unmodifiable, null for NULL; empty if they were not asked for
     */
    List<@Nullable Object> parameters();

    /** {@return when the statement was submitted, by the clock of this machine} */
    Instant submittedAt();

    /** {@return the time from the submission to this event; measured where it happened, not where it is told of} */
    Duration elapsed();
}
