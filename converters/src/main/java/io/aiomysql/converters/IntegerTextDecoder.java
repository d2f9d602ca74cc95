package io.aiomysql.converters;

/** TINYINT to BIGINT and YEAR in the text protocol; BIGINT UNSIGNED has its own. */
final class IntegerTextDecoder extends LongDecoder {

    IntegerTextDecoder(SqlType columnType) {
        super(columnType);
    }

    @Override
    long read(byte[] source, int offset, int length, String wanted) {
        return IntegerText.parseLong(this, source, offset, length, wanted);
    }
}
