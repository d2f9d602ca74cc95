package io.aiomysql.converters;

/** FLOAT in the text protocol, for which the servers round to six digits. */
final class FloatTextDecoder extends FloatDecoder {

    @Override
    float decodeFloat(byte[] source, int offset, int length) {
        return DoubleText.parseFloat(this, source, offset, length);
    }
}
