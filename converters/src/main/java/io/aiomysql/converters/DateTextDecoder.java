package io.aiomysql.converters;

/** DATE in the text protocol: {@code YYYY-MM-DD}. */
final class DateTextDecoder extends DateDecoder {

    @Override
    int readDate(byte[] source, int offset, int length) {
        if (length != TemporalText.DATE_LENGTH) {
            throw malformed();
        }
        return TemporalText.readDate(this, source, offset);
    }
}
