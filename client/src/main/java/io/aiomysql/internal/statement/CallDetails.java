package io.aiomysql.internal.statement;

import io.aiomysql.Query;
import io.aiomysql.internal.sql.BoundSql;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call tells besides SQL and bound values.
 *
 * @param given the values as the user has given them, for listeners: an array, a list, or a map
 * @param timeout how long the call may take; null for what the options say
 */
public record CallDetails(@Nullable Object given, @Nullable Duration timeout) {

    static final CallDetails NONE = new CallDetails(List.of(), null);

    /** The details of a query. */
    public static CallDetails of(BoundSql bound, Query query) {
        return new CallDetails(bound.isNamed() ? query.namedValues() : query.values(), timeoutOf(query));
    }

    /** The details of a query without values. */
    static CallDetails of(Query query) {
        return new CallDetails(List.of(), timeoutOf(query));
    }

    /** The same without the time limit of the options: how long a stream takes depends on who consumes it. */
    CallDetails withOwnTimeoutAlone() {
        return timeout == null ? new CallDetails(given, Duration.ZERO) : this;
    }

    private static @Nullable Duration timeoutOf(Query query) {
        return query.timeout().orElse(null);
    }
}
