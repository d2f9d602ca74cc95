package io.aiomysql.converters;

/** A character set that this JDK cannot decode. */
final class MissingCharacterSet extends CharacterSet {

    private final String name;

    MissingCharacterSet(String name) {
        this.name = name;
    }

    @Override
    String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        throw column.lossy(
                "String",
                "Java has no charset for " + name
                        + "; leave the connection's charset (character_set_results) at utf8mb4, or read byte[]");
    }
}
