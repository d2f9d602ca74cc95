package io.aiomysql.internal;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.message.ColumnDefinition41;

/** A column as its definition packet describes it. */
record DefinedColumn(ColumnDefinition41 definition) implements ColumnMetadata {

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String table() {
        return definition.table();
    }

    @Override
    public String schema() {
        return definition.schema();
    }

    @Override
    public String originalName() {
        return definition.originalName();
    }

    @Override
    public String originalTable() {
        return definition.originalTable();
    }

    @Override
    public ColumnType type() {
        return definition.type();
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
    public boolean isNullable() {
        return (definition.flags() & ColumnFlags.NOT_NULL) == 0;
    }

    @Override
    public boolean isUnsigned() {
        return (definition.flags() & ColumnFlags.UNSIGNED) != 0;
    }

    @Override
    public String toString() {
        return name() + " " + type();
    }
}
