package io.aiomysql.converters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

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

    /** Parses the ten bytes at {@code offset}, which must be there. */
    static LocalDate parseDate(ColumnDecoder column, byte[] source, int offset, String wanted) {
        int date = readDate(column, source, offset);
        if (hasZeroPart(date)) {
            throw column.lossy(
                    wanted, "it is a zero or partial date; zeroDates(NULL) makes it null, and a String has its text");
        }
        try {
            return LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
        } catch (DateTimeException e) {
            throw column.lossy(
                    wanted, "it is no day of the calendar (ALLOW_INVALID_DATES lets it in); a String has its text");
        }
    }

    /** Says whether the ten bytes at {@code offset} are a date whose month or day is zero. */
    static boolean isZeroDate(ColumnDecoder column, byte[] source, int offset) {
        return hasZeroPart(readDate(column, source, offset));
    }

    /** Parses a time of day from {@code offset} to {@code end}. */
    static LocalTime parseTime(ColumnDecoder column, byte[] source, int offset, int end) {
        if (end - offset < TIME_LENGTH || source[offset + 2] != ':' || source[offset + 5] != ':') {
            throw column.malformed();
        }
        int hour = limited(column, source, offset, 23);
        int minute = limited(column, source, offset + 3, 59);
        int second = limited(column, source, offset + 6, 59);
        return LocalTime.of(hour, minute, second, parseNanos(column, source, offset + TIME_LENGTH, end));
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

    /** Reads a date as the number YYYYMMDD; month and day may be zero. */
    private static int readDate(ColumnDecoder column, byte[] source, int offset) {
        if (source[offset + 4] != '-' || source[offset + 7] != '-') {
            throw column.malformed();
        }
        int year = 100 * twoDigits(column, source, offset) + twoDigits(column, source, offset + 2);
        int month = limited(column, source, offset + 5, 12);
        int day = limited(column, source, offset + 8, 31);
        return year * 10_000 + month * 100 + day;
    }

    private static boolean hasZeroPart(int date) {
        return date % 100 == 0 || date / 100 % 100 == 0;
    }
}
