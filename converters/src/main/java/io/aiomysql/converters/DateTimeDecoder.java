package io.aiomysql.converters;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** DATETIME and TIMESTAMP. */
abstract class DateTimeDecoder extends ColumnDecoder {

    DateTimeDecoder(SqlType columnType) {
        super(columnType);
    }

    /** Reads the number YYYYMMDD; month and day may be zero. */
    abstract int readDate(byte[] source, int offset, int length);

    /** Reads the time of day in nanoseconds. */
    abstract long readNanoOfDay(byte[] source, int offset, int length);

    @Override
    final Object decode(byte[] source, int offset, int length) {
        return decodeLocalDateTime(source, offset, length);
    }

    @Override
    final LocalDateTime decodeLocalDateTime(byte[] source, int offset, int length) {
        return read(source, offset, length, "LocalDateTime");
    }

    @Override
    final LocalDate decodeLocalDate(byte[] source, int offset, int length) {
        long nanoOfDay = readNanoOfDay(source, offset, length);
        int date = readDate(source, offset, length);
        if (nanoOfDay != 0) {
            throw lossy("LocalDate", "it has a time of day");
        }
        return CalendarDate.toLocalDate(this, date, "LocalDate");
    }

    @Override
    final boolean isZeroDate(byte[] source, int offset, int length) {
        readNanoOfDay(source, offset, length);
        return CalendarDate.hasZeroPart(readDate(source, offset, length));
    }

    @Override
    final @Nullable Conversion conversionTo(Class<?> type, ConversionOptions options) {
        return ZonedConversion.to(type, this, options.timeZone());
    }

    /** Reads the value; {@code wanted} is the type for the message if that fails. */
    final LocalDateTime read(byte[] source, int offset, int length, String wanted) {
        LocalTime time = LocalTime.ofNanoOfDay(readNanoOfDay(source, offset, length));
        return CalendarDate.toLocalDate(this, readDate(source, offset, length), wanted)
                .atTime(time);
    }
}
