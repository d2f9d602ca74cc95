package io.aiomysql.converters;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** DATE. */
abstract class DateDecoder extends ColumnDecoder {

    DateDecoder() {
        super(SqlType.DATE);
    }

    /** Reads the number YYYYMMDD; month and day may be zero. */
    abstract int readDate(byte[] source, int offset, int length);

    @Override
    final Object decode(byte[] source, int offset, int length) {
        return decodeLocalDate(source, offset, length);
    }

    @Override
    final LocalDate decodeLocalDate(byte[] source, int offset, int length) {
        return CalendarDate.toLocalDate(this, readDate(source, offset, length), "LocalDate");
    }

    @Override
    final LocalDateTime decodeLocalDateTime(byte[] source, int offset, int length) {
        return CalendarDate.toLocalDate(this, readDate(source, offset, length), "LocalDateTime")
                .atStartOfDay();
    }

    @Override
    final boolean isZeroDate(byte[] source, int offset, int length) {
        return CalendarDate.hasZeroPart(readDate(source, offset, length));
    }
}
