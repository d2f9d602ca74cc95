package io.aiomysql.converters;

/** DATETIME and TIMESTAMP in the binary protocol: a {@link TemporalBinary}. */
final class DateTimeBinaryDecoder extends DateTimeDecoder {

    private final int decimals;

    /** @param decimals the digits that the text protocol writes of the fraction */
    DateTimeBinaryDecoder(SqlType columnType, int decimals) {
        super(columnType);
        this.decimals = decimals;
    }

    @Override
    int readDate(byte[] source, int offset, int length) {
        return TemporalBinary.readDate(this, source, offset, length);
    }

    @Override
    long readNanoOfDay(byte[] source, int offset, int length) {
        return TemporalBinary.readNanoOfDay(this, source, offset, length);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        long nanoOfDay = readNanoOfDay(source, offset, length);
        return TemporalFormat.dateTime(readDate(source, offset, length), nanoOfDay, decimals);
    }
}
