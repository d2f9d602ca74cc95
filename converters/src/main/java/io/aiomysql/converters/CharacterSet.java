package io.aiomysql.converters;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Decodes text of one of the servers' character sets. Stateless. */
abstract class CharacterSet {

    /** {@return the same in Java; null if Java has none} */
    abstract @Nullable Charset javaCharset();

    /** Decodes well-formed text alone; what is malformed is refused, not replaced. */
    abstract String decode(ColumnDecoder column, byte[] source, int offset, int length);

    /** The column's bytes are not text of this character set. */
    static ConversionException malformed(ColumnDecoder column, String name) {
        return column.lossy(
                "String", "it is not well-formed " + name + "; byte[] gives the bytes that the server sent");
    }
}
