package io.aiomysql.internal.result;

import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the verbs with a type make of a result. */
public final class ResultReader {

    private ResultReader() {}

    /** An object of each row. */
    public static <T> Function<QueryResult, List<T>> all(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return result -> result.as(type);
    }

    /** An object of the only row, if there is one. */
    public static <T> Function<QueryResult, Optional<T>> one(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return result -> {
            int rows = result.rows().size();
            if (rows > 1) {
                throw new IllegalStateException("the statement gave " + rows
                        + " rows, and queryOne takes one at most: add LIMIT 1, or take them all by queryAs");
            }
            return result.as(type).stream().filter(Objects::nonNull).findFirst();
        };
    }

    /** The value of the only column of the only row. */
    public static <T> Function<QueryResult, @Nullable T> value(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return result -> {
            int rows = result.rows().size();
            int columns = result.columns().size();
            if (rows != 1 || columns != 1) {
                throw new IllegalStateException("the statement gave " + rows + (rows == 1 ? " row" : " rows") + " of "
                        + columns + (columns == 1 ? " column" : " columns")
                        + ", and queryValue takes one row of one column: see queryOne and queryAs for others");
            }
            Row row = result.rows().get(0);
            return new ValueMapper<>(type).map(row);
        };
    }
}
