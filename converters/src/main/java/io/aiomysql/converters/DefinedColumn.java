package io.aiomysql.converters;

import io.aiomysql.protocol.message.ColumnDefinition41;

/** A column as its definition packet describes it. */
record DefinedColumn(ColumnDefinition41 definition) implements ColumnInfo {

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public int typeCode() {
        return definition.typeCode();
    }

    @Override
    public int flags() {
        return definition.flags();
    }

    @Override
    public int collation() {
        return definition.collation();
    }

    @Override
    public long length() {
        return definition.length();
    }

    @Override
    public int decimals() {
        return definition.decimals();
    }

    @Override
    public String extendedType() {
        return definition.extendedType();
    }

    @Override
    public String extendedFormat() {
        return definition.extendedFormat();
    }

    @Override
    public String toString() {
        return name() + " " + type();
    }
}
