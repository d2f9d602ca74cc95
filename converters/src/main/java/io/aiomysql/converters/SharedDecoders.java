package io.aiomysql.converters;

/** Chooses the decoders of the types whose cells are the same bytes in both protocols. */
final class SharedDecoders {

    private static final ColumnDecoder DECIMAL = new DecimalDecoder();
    private static final ColumnDecoder CHAR = new StringDecoder(SqlType.CHAR, Utf8.UTF8MB4);
    private static final ColumnDecoder VARCHAR = new StringDecoder(SqlType.VARCHAR, Utf8.UTF8MB4);
    private static final ColumnDecoder TEXT = new StringDecoder(SqlType.TEXT, Utf8.UTF8MB4);
    private static final ColumnDecoder ENUM = new StringDecoder(SqlType.ENUM, Utf8.UTF8MB4);
    private static final ColumnDecoder SET = new StringDecoder(SqlType.SET, Utf8.UTF8MB4);
    private static final ColumnDecoder JSON = new StringDecoder(SqlType.JSON, Utf8.UTF8MB4);
    private static final ColumnDecoder UUID = new UuidDecoder(Utf8.UTF8MB4);
    private static final ColumnDecoder INET4 = new InetDecoder(SqlType.INET4, Utf8.UTF8MB4);
    private static final ColumnDecoder INET6 = new InetDecoder(SqlType.INET6, Utf8.UTF8MB4);
    private static final ColumnDecoder BINARY = new BytesDecoder(SqlType.BINARY);
    private static final ColumnDecoder VARBINARY = new BytesDecoder(SqlType.VARBINARY);
    private static final ColumnDecoder BLOB = new BytesDecoder(SqlType.BLOB);
    private static final ColumnDecoder VECTOR = new VectorDecoder();
    private static final ColumnDecoder GEOMETRY = new GeometryDecoder();

    private SharedDecoders() {}

    static ColumnDecoder forColumn(SqlType type, ColumnInfo column) {
        return switch (type) {
            case DECIMAL -> DECIMAL;
            case BIT -> BitDecoder.of(column);
            case BINARY -> BINARY;
            case VARBINARY -> VARBINARY;
            case BLOB -> BLOB;
            case VECTOR -> VECTOR;
            case GEOMETRY -> GEOMETRY;
            default -> text(type, charset(type, column));
        };
    }

    private static CharacterSet charset(SqlType type, ColumnInfo column) {
        return OutParameterCharacterSet.isNeeded(type, column)
                ? OutParameterCharacterSet.of(column)
                : CharacterSets.of(column.collation());
    }

    private static ColumnDecoder text(SqlType type, CharacterSet charset) {
        boolean utf8 = charset == Utf8.UTF8MB4;
        return switch (type) {
            case CHAR -> utf8 ? CHAR : new StringDecoder(type, charset);
            case VARCHAR -> utf8 ? VARCHAR : new StringDecoder(type, charset);
            case TEXT -> utf8 ? TEXT : new StringDecoder(type, charset);
            case ENUM -> utf8 ? ENUM : new StringDecoder(type, charset);
            case SET -> utf8 ? SET : new StringDecoder(type, charset);
            case JSON -> utf8 ? JSON : new StringDecoder(type, charset);
            case UUID -> utf8 ? UUID : new UuidDecoder(charset);
            case INET4 -> utf8 ? INET4 : new InetDecoder(type, charset);
            case INET6 -> utf8 ? INET6 : new InetDecoder(type, charset);
            default -> throw new IllegalStateException(type + " is not text");
        };
    }
}
