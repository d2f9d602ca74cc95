package io.aiomysql.internal;

import io.aiomysql.converters.ColumnInfo;

/** A column of text that came in another character set than the one it was described with. */
record UndescribedColumn(ColumnInfo described) implements ColumnInfo {

    /** Wraps a column, unless it has no characters. */
    static ColumnInfo of(ColumnInfo column) {
        return column.collation() == BINARY_COLLATION ? column : new UndescribedColumn(column);
    }

    @Override
    public String name() {
        return described.name();
    }

    @Override
    public int typeCode() {
        return described.typeCode();
    }

    @Override
    public int flags() {
        return described.flags();
    }

    @Override
    public int collation() {
        return UNKNOWN_COLLATION;
    }

    @Override
    public long length() {
        return described.length();
    }

    @Override
    public int decimals() {
        return described.decimals();
    }

    @Override
    public String extendedType() {
        return described.extendedType();
    }

    @Override
    public String extendedFormat() {
        return described.extendedFormat();
    }
}
