package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnFlags;

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
        boolean binary = column.collation() == ColumnInfo.BINARY_COLLATION && !isTextOfOutParameter(column);
        return switch (column.type()) {
            case TINY -> unsigned ? TINYINT_UNSIGNED : TINYINT;
            case SHORT -> unsigned ? SMALLINT_UNSIGNED : SMALLINT;
            case INT24 -> unsigned ? MEDIUMINT_UNSIGNED : MEDIUMINT;
            case LONG -> unsigned ? INT_UNSIGNED : INT;
            case LONGLONG -> unsigned ? BIGINT_UNSIGNED : BIGINT;
            case YEAR -> YEAR;
            case BIT -> BIT;
            case DECIMAL, NEWDECIMAL -> DECIMAL;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case DATE, NEWDATE -> DATE;
            case DATETIME -> DATETIME;
            case TIMESTAMP -> TIMESTAMP;
            case TIME -> TIME;
            // JSON is sent with the binary collation and is always utf8mb4.
            case JSON -> JSON;
            case GEOMETRY -> GEOMETRY;
            case VECTOR -> VECTOR;
            case ENUM -> ENUM;
            case SET -> SET;
            case STRING -> fixedString(column.flags(), binary);
            case TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, BLOB -> binary ? BLOB : TEXT;
            // VARCHAR, VAR_STRING, NULL (all cells are), and what a server may add.
            default -> binary ? VARBINARY : VARCHAR;
        };
    }

    /** MySQL (9.7) gives all OUT parameters the collation binary, but the flag to binary strings and to text of _bin alone. */
    private static boolean isTextOfOutParameter(ColumnInfo column) {
        return column.isOutParameter() && (column.flags() & ColumnFlags.BINARY) == 0;
    }

    private static SqlType fixedString(int flags, boolean binary) {
        if ((flags & ColumnFlags.ENUM) != 0) {
            return ENUM;
        }
        if ((flags & ColumnFlags.SET) != 0) {
            return SET;
        }
        return binary ? BINARY : CHAR;
    }
}
