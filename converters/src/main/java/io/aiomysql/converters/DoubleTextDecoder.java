package io.aiomysql.converters;

/** DOUBLE in the text protocol, for which the servers write as many digits as tell the value from all others. */
final class DoubleTextDecoder extends DoubleDecoder {

    @Override
    double decodeDouble(byte[] source, int offset, int length) {
        return DoubleText.parseDouble(this, source, offset, length, "double");
    }
}
