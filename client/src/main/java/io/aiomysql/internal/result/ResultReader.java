package io.aiomysql.internal.result;

import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts results for the methods that take a type, such as {@code queryAs}. */
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
                throw new IllegalStateException("the statement returned " + rows
                        + " rows, but queryOne takes one at most: add LIMIT 1, or read all of them with queryAs");
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
                throw new IllegalStateException(
                        "the statement returned " + rows + (rows == 1 ? " row" : " rows") + " of "
                                + columns + (columns == 1 ? " column" : " columns")
                                + ", but queryValue takes one row of one column: use queryOne or queryAs for other results");
            }
            Row row = result.rows().get(0);
            return new ValueMapper<>(type).map(row);
        };
    }
}
