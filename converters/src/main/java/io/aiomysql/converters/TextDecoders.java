package io.aiomysql.converters;

/** Chooses the decoders of the text protocol, in which every cell but a BIT and a binary string is text. */
public final class TextDecoders {

    private static final ColumnDecoder TINYINT = new IntegerTextDecoder("TINYINT", true);
    private static final ColumnDecoder TINYINT_UNSIGNED = new IntegerTextDecoder("TINYINT UNSIGNED", true);
    private static final ColumnDecoder SMALLINT = new IntegerTextDecoder("SMALLINT", true);
    private static final ColumnDecoder SMALLINT_UNSIGNED = new IntegerTextDecoder("SMALLINT UNSIGNED", true);
    private static final ColumnDecoder MEDIUMINT = new IntegerTextDecoder("MEDIUMINT", true);
    private static final ColumnDecoder MEDIUMINT_UNSIGNED = new IntegerTextDecoder("MEDIUMINT UNSIGNED", true);
    private static final ColumnDecoder INT = new IntegerTextDecoder("INT", true);
    private static final ColumnDecoder INT_UNSIGNED = new IntegerTextDecoder("INT UNSIGNED", false);
    private static final ColumnDecoder BIGINT = new IntegerTextDecoder("BIGINT", false);
    private static final ColumnDecoder BIGINT_UNSIGNED = new UnsignedBigintTextDecoder();
    private static final ColumnDecoder YEAR = new IntegerTextDecoder("YEAR", true);
    private static final ColumnDecoder BIT = new BitDecoder();
    private static final ColumnDecoder DECIMAL = new DecimalTextDecoder();
    private static final ColumnDecoder FLOAT = new FloatTextDecoder();
    private static final ColumnDecoder DOUBLE = new DoubleTextDecoder();
    private static final ColumnDecoder DATE = new DateTextDecoder();
    private static final ColumnDecoder DATETIME = new DateTimeTextDecoder("DATETIME");
    private static final ColumnDecoder TIMESTAMP = new DateTimeTextDecoder("TIMESTAMP");
    private static final ColumnDecoder TIME = new TimeTextDecoder();
    private static final ColumnDecoder CHAR = new StringDecoder("CHAR");
    private static final ColumnDecoder VARCHAR = new StringDecoder("VARCHAR");
    private static final ColumnDecoder TEXT = new StringDecoder("TEXT");
    private static final ColumnDecoder ENUM = new StringDecoder("ENUM");
    private static final ColumnDecoder SET = new StringDecoder("SET");
    private static final ColumnDecoder JSON = new StringDecoder("JSON");
    private static final ColumnDecoder BINARY = new BytesDecoder("BINARY");
    private static final ColumnDecoder VARBINARY = new BytesDecoder("VARBINARY");
    private static final ColumnDecoder BLOB = new BytesDecoder("BLOB");
    private static final ColumnDecoder GEOMETRY = new BytesDecoder("GEOMETRY");
    private static final ColumnDecoder VECTOR = new BytesDecoder("VECTOR");

    private TextDecoders() {}

    /**
     * Chooses the decoder of a column, from its column definition. The connection's result charset is utf8mb4.
     *
     * <table>
     * <caption>The Java types of {@link ColumnDecoder#decode(byte[], int, int)}</caption>
     * <tr><th>column type</th><th>Java type</th></tr>
     * <tr><td>TINYINT to INT, YEAR</td><td>Integer; INT UNSIGNED Long</td></tr>
     * <tr><td>BIGINT</td><td>Long</td></tr>
     * <tr><td>BIGINT UNSIGNED, BIT</td><td>Long, from 2^63 BigInteger</td></tr>
     * <tr><td>DECIMAL</td><td>BigDecimal</td></tr>
     * <tr><td>FLOAT, DOUBLE</td><td>Float, Double</td></tr>
     * <tr><td>DATE</td><td>LocalDate</td></tr>
     * <tr><td>DATETIME, TIMESTAMP</td><td>LocalDateTime</td></tr>
     * <tr><td>TIME</td><td>Duration</td></tr>
     * <tr><td>CHAR, VARCHAR, TEXT, ENUM, SET, JSON</td><td>String</td></tr>
     * <tr><td>BINARY, VARBINARY, BLOB, GEOMETRY, VECTOR</td><td>byte[]</td></tr>
     * </table>
     *
     * @param typeCode the type, 0 to 255; a type that is not known is a string
     * @param flags the column's flags
     * @param collationId the column's collation; 63 is binary and makes a string {@code byte[]}
     * @return the decoder, shared by all columns of its kind
     * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html">MySQL:
     *     column definition</a>
     */
    public static ColumnDecoder forColumn(int typeCode, int flags, int collationId) {
        boolean unsigned = (flags & ColumnTypes.UNSIGNED_FLAG) != 0;
        boolean binary = collationId == ColumnTypes.BINARY_COLLATION;
        return switch (typeCode) {
            case ColumnTypes.TINY -> unsigned ? TINYINT_UNSIGNED : TINYINT;
            case ColumnTypes.SHORT -> unsigned ? SMALLINT_UNSIGNED : SMALLINT;
            case ColumnTypes.INT24 -> unsigned ? MEDIUMINT_UNSIGNED : MEDIUMINT;
            case ColumnTypes.LONG -> unsigned ? INT_UNSIGNED : INT;
            case ColumnTypes.LONGLONG -> unsigned ? BIGINT_UNSIGNED : BIGINT;
            case ColumnTypes.YEAR -> YEAR;
            case ColumnTypes.BIT -> BIT;
            case ColumnTypes.DECIMAL, ColumnTypes.NEWDECIMAL -> DECIMAL;
            case ColumnTypes.FLOAT -> FLOAT;
            case ColumnTypes.DOUBLE -> DOUBLE;
            case ColumnTypes.DATE, ColumnTypes.NEWDATE -> DATE;
            case ColumnTypes.DATETIME -> DATETIME;
            case ColumnTypes.TIMESTAMP -> TIMESTAMP;
            case ColumnTypes.TIME -> TIME;
            // JSON is sent with the binary collation and is always utf8mb4.
            case ColumnTypes.JSON -> JSON;
            case ColumnTypes.GEOMETRY -> GEOMETRY;
            case ColumnTypes.VECTOR -> VECTOR;
            case ColumnTypes.ENUM -> ENUM;
            case ColumnTypes.SET -> SET;
            case ColumnTypes.STRING -> fixedString(flags, binary);
            case ColumnTypes.TINY_BLOB, ColumnTypes.MEDIUM_BLOB, ColumnTypes.LONG_BLOB, ColumnTypes.BLOB ->
                binary ? BLOB : TEXT;
            // VARCHAR, VAR_STRING, NULL (all cells are), and what a server may add.
            default -> binary ? VARBINARY : VARCHAR;
        };
    }

    private static ColumnDecoder fixedString(int flags, boolean binary) {
        if ((flags & ColumnTypes.ENUM_FLAG) != 0) {
            return ENUM;
        }
        if ((flags & ColumnTypes.SET_FLAG) != 0) {
            return SET;
        }
        return binary ? BINARY : CHAR;
    }
}
