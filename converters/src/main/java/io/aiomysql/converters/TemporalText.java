package io.aiomysql.converters;

/**
 * Parses the parts of temporal values from ASCII.
 *
 * <pre>
 *   date      YYYY-MM-DD
 *   time      HH:MM:SS [ . 1 to 6 digits ]
 * </pre>
 */
final class TemporalText {

    static final int DATE_LENGTH = 10;

    /** {@code HH:MM:SS}. */
    static final int TIME_LENGTH = 8;

    private static final int MAX_DECIMALS = 6;
    private static final int NANO_DECIMALS = 9;

    private TemporalText() {}

    /** Reads the ten bytes at {@code offset}, which must be there, as the number YYYYMMDD; month and day may be zero. */
    static int readDate(ColumnDecoder column, byte[] source, int offset) {
        if (source[offset + 4] != '-' || source[offset + 7] != '-') {
            throw column.malformed();
        }
        int year = 100 * twoDigits(column, source, offset) + twoDigits(column, source, offset + 2);
        int month = limited(column, source, offset + 5, CalendarDate.MAX_MONTH);
        int day = limited(column, source, offset + 8, CalendarDate.MAX_DAY);
        return CalendarDate.of(year, month, day);
    }

    /** Reads a time of day from {@code offset} to {@code end} in nanoseconds. */
    static long readNanoOfDay(ColumnDecoder column, byte[] source, int offset, int end) {
        if (end - offset < TIME_LENGTH || source[offset + 2] != ':' || source[offset + 5] != ':') {
            throw column.malformed();
        }
        int hour = limited(column, source, offset, 23);
        int minute = limited(column, source, offset + 3, 59);
        int second = limited(column, source, offset + 6, 59);
        return TimeSpan.nanos(hour, minute, second) + parseNanos(column, source, offset + TIME_LENGTH, end);
    }

    /** Parses a fraction with its point into nanoseconds; no bytes are no fraction. */
    static int parseNanos(ColumnDecoder column, byte[] source, int offset, int end) {
        if (offset == end) {
            return 0;
        }
        int decimals = end - offset - 1;
        if (source[offset] != '.' || decimals < 1 || decimals > MAX_DECIMALS) {
            throw column.malformed();
        }
        int nanos = 0;
        for (int i = offset + 1; i < end; i++) {
            nanos = nanos * 10 + IntegerText.digit(column, source[i]);
        }
        for (int i = decimals; i < NANO_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Parses two digits of a number up to {@code limit}. */
    static int limited(ColumnDecoder column, byte[] source, int offset, int limit) {
        int value = twoDigits(column, source, offset);
        if (value > limit) {
            throw column.malformed();
        }
        return value;
    }

    private static int twoDigits(ColumnDecoder column, byte[] source, int offset) {
        return 10 * IntegerText.digit(column, source[offset]) + IntegerText.digit(column, source[offset + 1]);
    }
}
