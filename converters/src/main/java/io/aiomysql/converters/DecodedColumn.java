package io.aiomysql.converters;

/** A column of a result: the description by the server, the decoder of its cells, and the options of the user. */
record DecodedColumn(ColumnInfo info, ColumnDecoder decoder, ConversionOptions options) {

    /** Says whether zero dates of this column are null. */
    boolean nullsZeroDates() {
        return options.zeroDates() == ZeroDates.NULL
                && switch (decoder.columnType()) {
                    case DATE, DATETIME, TIMESTAMP -> true;
                    default -> false;
                };
    }

    /** Says whether the column is a Boolean where no type is asked for. */
    boolean isBoolean() {
        return options.tinyInt1AsBoolean()
                && info.length() == 1
                && switch (decoder.columnType()) {
                    case TINYINT, TINYINT_UNSIGNED, BIT -> true;
                    default -> false;
                };
    }
}
