package io.aiomysql.converters;

import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers' character sets by their names in SQL, such as {@code latin1}. */
public final class ServerCharset {

    private ServerCharset() {}

    /**
     * Says whether text of a character set is read as UTF-8.
     *
     * @param name the name; empty if it is not known
     * @return true for utf8mb4, utf8mb3, binary, and where the name is not known
     */
    public static boolean isUtf8(String name) {
        return CharacterSets.of(name) == Utf8.UTF8MB4;
    }

    /**
     * Finds a collation of a character set.
     *
     * @param name the name
     * @return the lowest id; {@link ColumnInfo#UNKNOWN_COLLATION} for a name that this version does not know
     */
    public static int collation(String name) {
        return Collations.lowestOf(name);
    }

    /**
     * Finds Java's character set.
     *
     * @param name the server's name
     * @return the charset; for latin1 it is windows-1252, which is the same but for five control characters. Empty if Java has none, or the
     *     name is not known
     */
    public static Optional<Charset> javaCharset(String name) {
        return Optional.ofNullable(CharacterSets.of(name).javaCharset());
    }

    /**
     * Decodes text.
     *
     * @param name the character set's name
     * @param text the bytes
     * @return the text; null if it is malformed, or Java does not have the character set
     */
    public static @Nullable String decode(String name, byte[] text) {
        CharacterSet charset = CharacterSets.of(name);
        try {
            return charset.decode(new StringDecoder(SqlType.VARCHAR, charset), text, 0, text.length);
        } catch (ConversionException e) {
            return null;
        }
    }
}
