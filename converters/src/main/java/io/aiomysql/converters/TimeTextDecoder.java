package io.aiomysql.converters;

/**
 * TIME in the text protocol.
 *
 * <pre>
 *   [-] HH:MM:SS [ . 1 to 6 digits ]      HHH from 100 hours; the sign is that of the whole value
 * </pre>
 */
final class TimeTextDecoder extends TimeDecoder {

    private static final int MAX_HOUR_DIGITS = 3;

    @Override
    long readNanos(byte[] source, int offset, int length) {
        int end = offset + length;
        boolean negative = length > 0 && source[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int hours = 0;
        int at = first;
        for (; at < end && source[at] != ':' && at - first < MAX_HOUR_DIGITS; at++) {
            hours = hours * 10 + IntegerText.digit(this, source[at]);
        }
        // At least two digits of hours, and ":MM:SS" after them.
        if (at - first < 2
                || hours > TimeSpan.MAX_HOURS
                || end - at < 6
                || source[at] != ':'
                || source[at + 3] != ':') {
            throw malformed();
        }
        int minutes = TemporalText.limited(this, source, at + 1, 59);
        int seconds = TemporalText.limited(this, source, at + 4, 59);
        long nanos = TimeSpan.nanos(hours, minutes, seconds) + TemporalText.parseNanos(this, source, at + 6, end);
        return negative ? -nanos : nanos;
    }
}
