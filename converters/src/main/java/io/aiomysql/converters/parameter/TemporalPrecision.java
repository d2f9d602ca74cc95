package io.aiomysql.converters.parameter;

/** What happens to a parameter with a fraction of a second that is finer than a microsecond, the finest that servers store. */
public enum TemporalPrecision {
    /**
     * What is finer is cut off, and the microsecond that has begun is sent: {@code 23:59:59.999999999} stays in its day. Of a
     * {@link java.time.Duration}, which may be negative, the magnitude is cut off, towards zero.
     */
    TRUNCATE,
    /** The value is refused with an {@link IllegalArgumentException}. */
    STRICT
}
