package io.aiomysql.converters;

/** DATETIME and TIMESTAMP in the text protocol: {@code YYYY-MM-DD HH:MM:SS} and up to six decimals. */
final class DateTimeTextDecoder extends DateTimeDecoder {

    /** The date and the space. */
    private static final int TIME_OFFSET = TemporalText.DATE_LENGTH + 1;

    DateTimeTextDecoder(SqlType columnType) {
        super(columnType);
    }

    @Override
    int readDate(byte[] source, int offset, int length) {
        requireDateAndTime(source, offset, length);
        return TemporalText.readDate(this, source, offset);
    }

    @Override
    long readNanoOfDay(byte[] source, int offset, int length) {
        requireDateAndTime(source, offset, length);
        return TemporalText.readNanoOfDay(this, source, offset + TIME_OFFSET, offset + length);
    }

    private void requireDateAndTime(byte[] source, int offset, int length) {
        if (length <= TIME_OFFSET || source[offset + TemporalText.DATE_LENGTH] != ' ') {
            throw malformed();
        }
    }
}
