package io.aiomysql.internal;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.converters.ColumnInfo;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.Optional;

/** A column as its definition packet describes it. */
record DefinedColumn(ColumnDefinition41 definition) implements ColumnMetadata {

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String originalName() {
        return definition.originalName();
    }

    @Override
    public String table() {
        return definition.table();
    }

    @Override
    public String originalTable() {
        return definition.originalTable();
    }

    @Override
    public String schema() {
        return definition.schema();
    }

    @Override
    public ColumnType type() {
        return definition.type();
    }

    @Override
    public String typeName() {
        return type() == ColumnType.NULL ? "NULL" : ColumnInfo.of(definition).typeName();
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
    public int collation() {
        return definition.collation();
    }

    @Override
    public Optional<String> charset() {
        return ColumnInfo.of(definition).charset();
    }

    @Override
    public long length() {
        return definition.length();
    }

    @Override
    public long displayLength() {
        return length() / bytesPerCharacter(charset().orElse(""));
    }

    @Override
    public int decimals() {
        return definition.decimals();
    }

    @Override
    public int flags() {
        return definition.flags();
    }

    @Override
    public String toString() {
        return name() + " " + typeName();
    }

    /** What the servers multiply a column's characters by. */
    private static int bytesPerCharacter(String charset) {
        return switch (charset) {
            case "utf8mb4", "utf16", "utf16le", "utf32", "gb18030" -> 4;
            case "utf8mb3", "ujis", "eucjpms" -> 3;
            case "ucs2", "big5", "cp932", "euckr", "gb2312", "gbk", "sjis" -> 2;
            default -> 1;
        };
    }
}
