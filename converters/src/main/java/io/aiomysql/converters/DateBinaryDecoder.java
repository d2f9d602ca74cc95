package io.aiomysql.converters;

/** DATE in the binary protocol: a {@link TemporalBinary} whose time of day, if it has one, is midnight. */
final class DateBinaryDecoder extends DateDecoder {

    @Override
    int readDate(byte[] source, int offset, int length) {
        if (TemporalBinary.readNanoOfDay(this, source, offset, length) != 0) {
            throw malformed();
        }
        return TemporalBinary.readDate(this, source, offset, length);
    }

    @Override
    String decodeString(byte[] source, int offset, int length) {
        return TemporalFormat.date(readDate(source, offset, length));
    }
}
