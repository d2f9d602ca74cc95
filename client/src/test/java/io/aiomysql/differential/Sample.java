package io.aiomysql.differential;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value for a parameter, made anew for each use, as streams can be read once.
 *
 * @param name what it is, for the report
 * @param kind values of one kind are sent with one type
 * @param plain whether it means the same in every character set and zone of the session
 * @param source makes the value
 */
record Sample(String name, Kind kind, boolean plain, Supplier<@Nullable Object> source) {

    /** What is sent with one type, or is read from a stream. */
    enum Kind {
        NULL,
        BOOLEAN,
        INTEGER,
        DOUBLE,
        DECIMAL,
        TEXT,
        BYTES,
        DATE,
        DATE_TIME,
        TIME,
        INSTANT,
        STREAM
    }

    static Sample of(Kind kind, @Nullable Object value) {
        boolean plain = kind != Kind.INSTANT && isAscii(value);
        return new Sample(nameOf(value), kind, plain, () -> value);
    }

    private static boolean isAscii(@Nullable Object value) {
        return !(value instanceof String text) || text.chars().allMatch(c -> c < 128);
    }

    private static String nameOf(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Outcome.ofBytes(bytes);
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + Outcome.shortened(value.toString());
    }

    @Override
    public String toString() {
        return name;
    }
}
