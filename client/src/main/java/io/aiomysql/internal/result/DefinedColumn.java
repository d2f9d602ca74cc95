package io.aiomysql.internal.result;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.converters.ServerCharset;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.List;

/** A column as its definition packet describes it, except for what the session and the end of its result tell in addition. */
public record DefinedColumn(ColumnDefinition41 definition, int collation, boolean isOutParameter)
        implements ColumnMetadata {

    DefinedColumn(ColumnDefinition41 definition) {
        this(definition, definition.collation(), false);
    }

    /**
     * Returns a column that was described with another {@code character_set_results} than UTF-8. Its names are in that
     * charset. So is MySQL's JSON (9.7), although its definition has the collation binary.
     */
    static DefinedColumn in(String charset, ColumnDefinition41 definition) {
        return new DefinedColumn(
                definition.withTexts(text -> ServerCharset.decode(charset, text)),
                isMySqlJson(definition) ? ServerCharset.collation(charset) : definition.collation(),
                false);
    }

    private static boolean isMySqlJson(ColumnDefinition41 definition) {
        return definition.type() == ColumnType.JSON && definition.collation() == BINARY_COLLATION;
    }

    public static List<ColumnMetadata> listOf(List<ColumnDefinition41> definitions) {
        return definitions.stream().<ColumnMetadata>map(DefinedColumn::new).toList();
    }

    /** Returns the same column; if it is text, the character set that its values are sent in is unknown. */
    DefinedColumn withoutCharset() {
        return collation == BINARY_COLLATION ? this : new DefinedColumn(definition, UNKNOWN_COLLATION, isOutParameter);
    }

    /** Returns the same column as an OUT parameter: MySQL (9.7) sends its JSON in utf8mb4, whatever the charset of results is. */
    DefinedColumn ofOutParameter() {
        return new DefinedColumn(definition, isMySqlJson(definition) ? BINARY_COLLATION : collation, true);
    }

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
    public int typeCode() {
        return definition.typeCode();
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

    /** Returns the factor by which the servers multiply the length in characters. */
    private static int bytesPerCharacter(String charset) {
        return switch (charset) {
            case "utf8mb4", "utf16", "utf16le", "utf32", "gb18030" -> 4;
            case "utf8mb3", "ujis", "eucjpms" -> 3;
            case "ucs2", "big5", "cp932", "euckr", "gb2312", "gbk", "sjis" -> 2;
            default -> 1;
        };
    }
}
