package io.aiomysql.converters;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The character set of text that cannot be decoded. */
final class MissingCharacterSet extends CharacterSet {

    /** That of {@link ColumnInfo#UNKNOWN_COLLATION}. */
    static final MissingCharacterSet CHANGED = new MissingCharacterSet(
            "character_set_results has changed since the server described the column; run the statement again, or read it as byte[]");

    private final String problem;

    private MissingCharacterSet(String problem) {
        this.problem = problem;
    }

    /** One that this JDK does not have. */
    static MissingCharacterSet named(String name) {
        return new MissingCharacterSet("Java has no charset for " + name
                + "; keep the connection's charset (character_set_results) at utf8mb4, or read it as byte[]");
    }

    @Override
    @Nullable
    Charset javaCharset() {
        return null;
    }

    @Override
    String decode(ColumnDecoder column, byte[] source, int offset, int length) {
        throw column.lossy("String", problem);
    }
}
