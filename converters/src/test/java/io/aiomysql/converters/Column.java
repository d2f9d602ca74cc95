package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnType;

/** A column as a server might describe it. */
record Column(
        int typeCode, int flags, int collation, long length, int decimals, String extendedType, String extendedFormat)
        implements ColumnInfo {

    static Column of(int typeCode, int flags, int collation) {
        return new Column(typeCode, flags, collation, 0, 0, "", "");
    }

    static Column of(ColumnType type, int flags, int collation) {
        return of(type.code(), flags, collation);
    }

    static Column of(ColumnType type) {
        return of(type.code());
    }

    static Column of(int typeCode) {
        return of(typeCode, 0, Decoders.UTF8MB4);
    }

    Column withLength(long changed) {
        return new Column(typeCode, flags, collation, changed, decimals, extendedType, extendedFormat);
    }

    Column withDecimals(int changed) {
        return new Column(typeCode, flags, collation, length, changed, extendedType, extendedFormat);
    }

    Column withExtendedType(String changed) {
        return new Column(typeCode, flags, collation, length, decimals, changed, extendedFormat);
    }

    Column withExtendedFormat(String changed) {
        return new Column(typeCode, flags, collation, length, decimals, extendedType, changed);
    }

    @Override
    public String name() {
        return "c";
    }
}
