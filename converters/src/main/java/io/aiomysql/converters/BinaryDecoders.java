package io.aiomysql.converters;

/**
 * Chooses the decoders of the binary protocol, that of prepared statements. A cell is the value without a length before it.
 *
 * <p>They give the values of {@link TextDecoders}, and fail where those fail. Only FLOAT differs: in the text protocol
 * the servers round it to six digits, in the binary protocol it is exact.
 */
final class BinaryDecoders {

    private BinaryDecoders() {}

    /**
     * Chooses the decoder of a column. docs/types.md has the Java types.
     *
     * @param column the column; a type that is not known is a string, one with the collation 63 a binary string
     * @return the decoder
     */
    static ColumnDecoder forColumn(ColumnInfo column) {
        SqlType type = SqlType.of(column);
        return switch (type) {
            case TINYINT,
                    TINYINT_UNSIGNED,
                    SMALLINT,
                    SMALLINT_UNSIGNED,
                    MEDIUMINT,
                    MEDIUMINT_UNSIGNED,
                    INT,
                    INT_UNSIGNED,
                    BIGINT,
                    YEAR -> new IntegerBinaryDecoder(type, ZeroPadding.of(column));
            case BIGINT_UNSIGNED -> new UnsignedBigintBinaryDecoder(ZeroPadding.of(column));
            case FLOAT -> new FloatBinaryDecoder(new FloatingFormat(column));
            case DOUBLE -> new DoubleBinaryDecoder(new FloatingFormat(column));
            case DATE -> new DateBinaryDecoder();
            case DATETIME, TIMESTAMP -> new DateTimeBinaryDecoder(type, column.decimals());
            case TIME -> new TimeBinaryDecoder(column.decimals());
            default -> SharedDecoders.forColumn(type, column);
        };
    }
}
