package io.aiomysql.converters;

import java.time.Duration;
import java.time.LocalTime;

/** TIME: a span from -838:59:59.999999 to 838:59:59.999999, not a time of day. */
abstract class TimeDecoder extends ColumnDecoder {

    private static final long NANOS_PER_DAY = TimeSpan.nanos(24, 0, 0);

    TimeDecoder() {
        super(SqlType.TIME);
    }

    /** Reads the span in nanoseconds. */
    abstract long readNanos(byte[] source, int offset, int length);

    @Override
    final Object decode(byte[] source, int offset, int length) {
        return decodeDuration(source, offset, length);
    }

    @Override
    final Duration decodeDuration(byte[] source, int offset, int length) {
        return Duration.ofNanos(readNanos(source, offset, length));
    }

    @Override
    final LocalTime decodeLocalTime(byte[] source, int offset, int length) {
        long nanos = readNanos(source, offset, length);
        if (nanos < 0 || nanos >= NANOS_PER_DAY) {
            throw lossy("LocalTime", "it is not a time of day; read it as Duration");
        }
        return LocalTime.ofNanoOfDay(nanos);
    }
}
