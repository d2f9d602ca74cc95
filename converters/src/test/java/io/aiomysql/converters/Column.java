package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnType;

/** A column as a server might describe it. */
record Column(
        int typeCode,
        int flags,
        int collation,
        long length,
        int decimals,
        String extendedType,
        String extendedFormat,
        boolean isOutParameter)
        implements ColumnInfo {

    static Column of(int typeCode, int flags, int collation) {
        return new Column(typeCode, flags, collation, 0, 0, "", "", false);
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
        return new Column(typeCode, flags, collation, changed, decimals, extendedType, extendedFormat, isOutParameter);
    }

    Column withDecimals(int changed) {
        return new Column(typeCode, flags, collation, length, changed, extendedType, extendedFormat, isOutParameter);
    }

    Column withExtendedType(String changed) {
        return new Column(typeCode, flags, collation, length, decimals, changed, extendedFormat, isOutParameter);
    }

    Column withExtendedFormat(String changed) {
        return new Column(typeCode, flags, collation, length, decimals, extendedType, changed, isOutParameter);
    }

    Column ofOutParameter() {
        return new Column(typeCode, flags, collation, length, decimals, extendedType, extendedFormat, true);
    }

    @Override
    public String name() {
        return "c";
    }
}
