package io.aiomysql.converters;

/** The types that columns have in SQL: what decides which Java types their values become. */
enum SqlType {
    TINYINT("TINYINT"),
    TINYINT_UNSIGNED("TINYINT UNSIGNED"),
    SMALLINT("SMALLINT"),
    SMALLINT_UNSIGNED("SMALLINT UNSIGNED"),
    MEDIUMINT("MEDIUMINT"),
    MEDIUMINT_UNSIGNED("MEDIUMINT UNSIGNED"),
    INT("INT"),
    INT_UNSIGNED("INT UNSIGNED"),
    BIGINT("BIGINT"),
    BIGINT_UNSIGNED("BIGINT UNSIGNED"),
    YEAR("YEAR"),
    BIT("BIT"),
    DECIMAL("DECIMAL"),
    FLOAT("FLOAT"),
    DOUBLE("DOUBLE"),
    DATE("DATE"),
    DATETIME("DATETIME"),
    TIMESTAMP("TIMESTAMP"),
    TIME("TIME"),
    CHAR("CHAR"),
    VARCHAR("VARCHAR"),
    TEXT("TEXT"),
    ENUM("ENUM"),
    SET("SET"),
    JSON("JSON"),
    UUID("UUID"),
    INET4("INET4"),
    INET6("INET6"),
    BINARY("BINARY"),
    VARBINARY("VARBINARY"),
    BLOB("BLOB"),
    VECTOR("VECTOR"),
    GEOMETRY("GEOMETRY");

    private final String label;

    SqlType(String label) {
        this.label = label;
    }

    /** Gives the name as SQL writes it. */
    String label() {
        return label;
    }

    /** Names the type of a column; a code that is not known is a string. */
    static SqlType of(ColumnInfo column) {
        if (column.extendedFormat().equals("json")) {
            return JSON;
        }
        return switch (column.extendedType()) {
            case "uuid" -> UUID;
            case "inet4" -> INET4;
            case "inet6" -> INET6;
            case "vector" -> VECTOR;
            default -> byCode(column);
        };
    }

    private static SqlType byCode(ColumnInfo column) {
        boolean unsigned = column.isUnsigned();
        boolean binary = column.collation() == ColumnTypes.BINARY_COLLATION;
        return switch (column.typeCode()) {
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
            case ColumnTypes.STRING -> fixedString(column.flags(), binary);
            case ColumnTypes.TINY_BLOB, ColumnTypes.MEDIUM_BLOB, ColumnTypes.LONG_BLOB, ColumnTypes.BLOB ->
                binary ? BLOB : TEXT;
            // VARCHAR, VAR_STRING, NULL (all cells are), and what a server may add.
            default -> binary ? VARBINARY : VARCHAR;
        };
    }

    private static SqlType fixedString(int flags, boolean binary) {
        if ((flags & ColumnTypes.ENUM_FLAG) != 0) {
            return ENUM;
        }
        if ((flags & ColumnTypes.SET_FLAG) != 0) {
            return SET;
        }
        return binary ? BINARY : CHAR;
    }
}
