package io.aiomysql.converters;

import java.time.Duration;
import java.time.LocalTime;

/**
 * TIME in the text protocol: a span from -838:59:59.999999 to 838:59:59.999999, not a time of day.
 *
 * <pre>
 *   [-] HH:MM:SS [ . 1 to 6 digits ]      HHH from 100 hours; the sign is that of the whole value
 * </pre>
 */
final class TimeTextDecoder extends ColumnDecoder {

    private static final int MAX_HOURS = 838;
    private static final int MAX_HOUR_DIGITS = 3;

    TimeTextDecoder() {
        super("TIME");
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeDuration(source, offset, length);
    }

    @Override
    Duration decodeDuration(byte[] source, int offset, int length) {
        int end = offset + length;
        boolean negative = length > 0 && source[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int hours = 0;
        int at = first;
        for (; at < end && source[at] != ':' && at - first < MAX_HOUR_DIGITS; at++) {
            hours = hours * 10 + IntegerText.digit(this, source[at]);
        }
        // At least two digits of hours, and ":MM:SS" after them.
        if (at - first < 2 || hours > MAX_HOURS || end - at < 6 || source[at] != ':' || source[at + 3] != ':') {
            throw malformed();
        }
        int minutes = TemporalText.limited(this, source, at + 1, 59);
        int seconds = TemporalText.limited(this, source, at + 4, 59);
        int nanos = TemporalText.parseNanos(this, source, at + 6, end);
        long whole = hours * 3_600L + minutes * 60L + seconds;
        return negative ? Duration.ofSeconds(-whole, -nanos) : Duration.ofSeconds(whole, nanos);
    }

    @Override
    LocalTime decodeLocalTime(byte[] source, int offset, int length) {
        Duration span = decodeDuration(source, offset, length);
        if (span.isNegative() || span.toDays() > 0) {
            throw lossy("LocalTime", "it is no time of day; Duration holds it");
        }
        return LocalTime.ofNanoOfDay(span.toNanos());
    }
}
