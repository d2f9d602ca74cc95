package io.aiomysql.converters;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** DATE in the text protocol: {@code YYYY-MM-DD}. */
final class DateTextDecoder extends ColumnDecoder {

    DateTextDecoder() {
        super("DATE");
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        return decodeLocalDate(source, offset, length);
    }

    @Override
    LocalDate decodeLocalDate(byte[] source, int offset, int length) {
        requireLength(length);
        return TemporalText.parseDate(this, source, offset, "LocalDate");
    }

    @Override
    LocalDateTime decodeLocalDateTime(byte[] source, int offset, int length) {
        requireLength(length);
        return TemporalText.parseDate(this, source, offset, "LocalDateTime").atStartOfDay();
    }

    @Override
    public boolean isZeroDate(byte[] source, int offset, int length) {
        requireLength(length);
        return TemporalText.isZeroDate(this, source, offset);
    }

    private void requireLength(int length) {
        if (length != TemporalText.DATE_LENGTH) {
            throw malformed();
        }
    }
}
