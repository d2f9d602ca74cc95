package io.aiomysql.converters;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** DATETIME and TIMESTAMP in the text protocol: {@code YYYY-MM-DD HH:MM:SS} and up to six decimals. */
final class DateTimeTextDecoder extends ColumnDecoder {

    /** The date and the space. */
    private static final int TIME_OFFSET = TemporalText.DATE_LENGTH + 1;

    DateTimeTextDecoder(String columnType) {
        super(columnType);
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeLocalDateTime(source, offset, length);
    }

    @Override
    LocalDateTime decodeLocalDateTime(byte[] source, int offset, int length) {
        LocalTime time = time(source, offset, length);
        return TemporalText.parseDate(this, source, offset, "LocalDateTime").atTime(time);
    }

    @Override
    LocalDate decodeLocalDate(byte[] source, int offset, int length) {
        if (!time(source, offset, length).equals(LocalTime.MIDNIGHT)) {
            throw lossy("LocalDate", "it has a time of day");
        }
        return TemporalText.parseDate(this, source, offset, "LocalDate");
    }

    @Override
    public boolean isZeroDate(byte[] source, int offset, int length) {
        time(source, offset, length);
        return TemporalText.isZeroDate(this, source, offset);
    }

    private LocalTime time(byte[] source, int offset, int length) {
        if (length <= TIME_OFFSET || source[offset + TemporalText.DATE_LENGTH] != ' ') {
            throw malformed();
        }
        return TemporalText.parseTime(this, source, offset + TIME_OFFSET, offset + length);
    }
}
