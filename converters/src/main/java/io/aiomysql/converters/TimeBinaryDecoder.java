package io.aiomysql.converters;

/**
 * TIME in the binary protocol. What is cut off is zero.
 *
 * <pre>
 *   0 bytes    00:00:00
 *   8 bytes    1 sign: 1 is negative, 4 days, 1 hour, 1 minute, 1 second
 *   12 bytes   and 4 microseconds
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html#sect_protocol_binary_resultset_row_value_time">MySQL:
 *     binary protocol value</a>
 */
final class TimeBinaryDecoder extends TimeDecoder {

    private static final int SECONDS_LENGTH = 8;
    private static final int MICROS_LENGTH = 12;
    private static final int MAX_DAYS = TimeSpan.MAX_HOURS / 24;
    private static final int CLOCK_OFFSET = 5;

    private final int decimals;

    /** @param decimals the digits that the text protocol writes of the fraction */
    TimeBinaryDecoder(int decimals) {
        this.decimals = decimals;
    }

    @Override
    long readNanos(byte[] source, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if ((length != SECONDS_LENGTH && length != MICROS_LENGTH) || (source[offset] & 0xFF) > 1) {
            throw malformed();
        }
        long days = LittleEndian.unsignedInt(source, offset + 1);
        if (days > MAX_DAYS) {
            throw malformed();
        }
        long nanos =
                TimeSpan.nanos((int) days * 24, 0, 0) + TemporalBinary.readClock(this, source, offset + CLOCK_OFFSET);
        if (nanos >= TimeSpan.nanos(TimeSpan.MAX_HOURS + 1, 0, 0)) {
            throw malformed();
        }
        if (length == MICROS_LENGTH) {
            nanos += TemporalBinary.readMicros(this, source, offset + SECONDS_LENGTH);
        }
        return source[offset] == 1 ? -nanos : nanos;
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return TemporalFormat.time(readNanos(source, offset, length), decimals);
    }
}
