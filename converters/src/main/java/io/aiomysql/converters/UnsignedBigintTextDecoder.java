package io.aiomysql.converters;

/** BIGINT UNSIGNED in the text protocol. */
final class UnsignedBigintTextDecoder extends UnsignedLongDecoder {

    UnsignedBigintTextDecoder() {
        super(SqlType.BIGINT_UNSIGNED);
    }

    @Override
    long readUnsigned(byte[] source, int offset, int length) {
        return IntegerText.parseUnsignedLong(this, source, offset, length);
    }
}
