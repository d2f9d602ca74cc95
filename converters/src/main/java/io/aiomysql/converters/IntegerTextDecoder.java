package io.aiomysql.converters;

/** TINYINT to BIGINT and YEAR in the text protocol; BIGINT UNSIGNED has its own. */
final class IntegerTextDecoder extends IntegerDecoder {

    private final boolean fitsInt;

    /** @param fitsInt whether every value of the column type fits into an int, which makes Integer its Java type */
    IntegerTextDecoder(String columnType, boolean fitsInt) {
        super(columnType);
        this.fitsInt = fitsInt;
    }

    @Override
    public Object decode(byte[] source, int offset, int length) {
        if (fitsInt) {
            return decodeInt(source, offset, length);
        }
        return decodeLong(source, offset, length);
    }

    @Override
    long read(byte[] source, int offset, int length, String wanted) {
        return IntegerText.parseLong(this, source, offset, length, wanted);
    }
}
