package io.aiomysql.converters;

/** Spans of time in nanoseconds, as TIME has them. */
final class TimeSpan {

    static final int MAX_HOURS = 838;

    static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TimeSpan() {}

    static long nanos(int hours, int minutes, int seconds) {
        return (hours * 3_600L + minutes * 60L + seconds) * NANOS_PER_SECOND;
    }
}
