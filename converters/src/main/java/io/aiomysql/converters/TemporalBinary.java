package io.aiomysql.converters;

/**
 * Reads the parts of DATE, DATETIME and TIMESTAMP of the binary protocol. What is cut off is zero.
 *
 * <pre>
 *   0 bytes    0000-00-00 00:00:00
 *   4 bytes    2 year, 1 month, 1 day
 *   7 bytes    and 1 hour, 1 minute, 1 second
 *   11 bytes   and 4 microseconds
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html#sect_protocol_binary_resultset_row_value_date">MySQL:
 *     binary protocol value</a>
 */
final class TemporalBinary {

    private static final int DATE_LENGTH = 4;
    private static final int SECONDS_LENGTH = 7;
    private static final int MICROS_LENGTH = 11;

    private TemporalBinary() {}

    /** Reads the number YYYYMMDD; month and day may be zero. */
    static int readDate(ColumnDecoder column, byte[] source, int offset, int length) {
        requireLength(column, length);
        if (length == 0) {
            return 0;
        }
        int year = LittleEndian.unsignedShort(source, offset);
        int month = limited(column, source[offset + 2] & 0xFF, CalendarDate.MAX_MONTH);
        int day = limited(column, source[offset + 3] & 0xFF, CalendarDate.MAX_DAY);
        return CalendarDate.of(limited(column, year, CalendarDate.MAX_YEAR), month, day);
    }

    /** Reads the time of day in nanoseconds. */
    static long readNanoOfDay(ColumnDecoder column, byte[] source, int offset, int length) {
        requireLength(column, length);
        if (length <= DATE_LENGTH) {
            return 0;
        }
        long nanos = readClock(column, source, offset + DATE_LENGTH);
        return length == MICROS_LENGTH ? nanos + readMicros(column, source, offset + SECONDS_LENGTH) : nanos;
    }

    /** Reads hour, minute and second into nanoseconds. */
    static long readClock(ColumnDecoder column, byte[] source, int offset) {
        int hour = limited(column, source[offset] & 0xFF, 23);
        int minute = limited(column, source[offset + 1] & 0xFF, 59);
        int second = limited(column, source[offset + 2] & 0xFF, 59);
        return TimeSpan.nanos(hour, minute, second);
    }

    /** Reads microseconds into nanoseconds. */
    static long readMicros(ColumnDecoder column, byte[] source, int offset) {
        return limited(column, LittleEndian.unsignedInt(source, offset), 999_999) * 1_000L;
    }

    private static int limited(ColumnDecoder column, long value, int limit) {
        if (value > limit) {
            throw column.malformed();
        }
        return (int) value;
    }

    private static void requireLength(ColumnDecoder column, int length) {
        if (length != 0 && length != DATE_LENGTH && length != SECONDS_LENGTH && length != MICROS_LENGTH) {
            throw column.malformed();
        }
    }
}
