package io.aiomysql.converters;

/** Chooses the decoders of the text protocol, in which every cell but a BIT and a binary string is text. */
final class TextDecoders {

    private static final ColumnDecoder TINYINT = new IntegerTextDecoder(SqlType.TINYINT);
    private static final ColumnDecoder TINYINT_UNSIGNED = new IntegerTextDecoder(SqlType.TINYINT_UNSIGNED);
    private static final ColumnDecoder SMALLINT = new IntegerTextDecoder(SqlType.SMALLINT);
    private static final ColumnDecoder SMALLINT_UNSIGNED = new IntegerTextDecoder(SqlType.SMALLINT_UNSIGNED);
    private static final ColumnDecoder MEDIUMINT = new IntegerTextDecoder(SqlType.MEDIUMINT);
    private static final ColumnDecoder MEDIUMINT_UNSIGNED = new IntegerTextDecoder(SqlType.MEDIUMINT_UNSIGNED);
    private static final ColumnDecoder INT = new IntegerTextDecoder(SqlType.INT);
    private static final ColumnDecoder INT_UNSIGNED = new IntegerTextDecoder(SqlType.INT_UNSIGNED);
    private static final ColumnDecoder BIGINT = new IntegerTextDecoder(SqlType.BIGINT);
    private static final ColumnDecoder BIGINT_UNSIGNED = new UnsignedBigintTextDecoder();
    private static final ColumnDecoder YEAR = new IntegerTextDecoder(SqlType.YEAR);
    private static final ColumnDecoder FLOAT = new FloatTextDecoder();
    private static final ColumnDecoder DOUBLE = new DoubleTextDecoder();
    private static final ColumnDecoder DATE = new DateTextDecoder();
    private static final ColumnDecoder DATETIME = new DateTimeTextDecoder(SqlType.DATETIME);
    private static final ColumnDecoder TIMESTAMP = new DateTimeTextDecoder(SqlType.TIMESTAMP);
    private static final ColumnDecoder TIME = new TimeTextDecoder();

    private TextDecoders() {}

    /**
     * Chooses the decoder of a column. docs/types.md has the Java types.
     *
     * @param column the column; a type that is not known is a string, one with the collation 63 a binary string
     * @return the decoder, shared by all columns of its kind
     */
    static ColumnDecoder forColumn(ColumnInfo column) {
        SqlType type = SqlType.of(column);
        return switch (type) {
            case TINYINT -> TINYINT;
            case TINYINT_UNSIGNED -> TINYINT_UNSIGNED;
            case SMALLINT -> SMALLINT;
            case SMALLINT_UNSIGNED -> SMALLINT_UNSIGNED;
            case MEDIUMINT -> MEDIUMINT;
            case MEDIUMINT_UNSIGNED -> MEDIUMINT_UNSIGNED;
            case INT -> INT;
            case INT_UNSIGNED -> INT_UNSIGNED;
            case BIGINT -> BIGINT;
            case BIGINT_UNSIGNED -> BIGINT_UNSIGNED;
            case YEAR -> YEAR;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case DATE -> DATE;
            case DATETIME -> DATETIME;
            case TIMESTAMP -> TIMESTAMP;
            case TIME -> TIME;
            default -> SharedDecoders.forColumn(type, column);
        };
    }
}
