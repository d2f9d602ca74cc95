package io.aiomysql.converters;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The servers' character sets in Java. Where the JDK maps bytes to another character than MySQL and MariaDB do, the
 * servers' character is used: the same column gives it on a connection with utf8mb4.
 */
final class CharacterSets {

    /** Each of the control characters 0x80 to 0x9F, mapped to itself. */
    private static final String CONTROL_CHARACTERS = IntStream.rangeClosed(0x80, 0x9F)
            .mapToObj(value -> Character.toString(value).repeat(2))
            .collect(Collectors.joining());

    private static final Map<String, CharacterSet> BY_NAME = byName();

    private CharacterSets() {}

    /**
     * Finds the character set of a collation. For an unknown collation it is utf8mb4, which is checked when text is
     * decoded.
     */
    static CharacterSet of(int collation) {
        if (collation == ColumnInfo.UNKNOWN_COLLATION) {
            return MissingCharacterSet.CHANGED;
        }
        String name = Collations.characterSet(collation);
        // What has the collation binary and is text all the same, such as JSON, is utf8mb4.
        return name == null ? Utf8.UTF8MB4 : of(name);
    }

    /** Finds the character set by the servers' name for it. */
    static CharacterSet of(String name) {
        return switch (name) {
            case "utf8mb4", "utf8mb3", "utf8", "binary", "" -> Utf8.UTF8MB4;
            default -> {
                CharacterSet found = BY_NAME.get(name);
                yield found != null ? found : MissingCharacterSet.named(name);
            }
        };
    }

    /** Gives latin1, which no JDK is known to be without; null if this one is. */
    static @Nullable SingleByteCharacterSet latin1() {
        return BY_NAME.get("latin1") instanceof SingleByteCharacterSet found ? found : null;
    }

    private static Map<String, CharacterSet> byName() {
        Map<String, CharacterSet> table = new HashMap<>();
        // The bytes that windows-1252 leaves out are control characters.
        singleByte(table, "latin1", "windows-1252", "\u0081\u0081\u008D\u008D\u008F\u008F\u0090\u0090\u009D\u009D");
        singleByte(table, "latin2", "ISO-8859-2", "");
        singleByte(table, "latin5", "ISO-8859-9", "");
        singleByte(table, "latin7", "ISO-8859-13", "");
        singleByte(table, "ascii", "US-ASCII", "");
        singleByte(table, "hebrew", "ISO-8859-8", "\u00AF\u203E");
        singleByte(table, "greek", "ISO-8859-7", "\u00A1\u02BD\u00A2\u02BC");
        singleByte(table, "cp1250", "windows-1250", "");
        singleByte(table, "cp1251", "windows-1251", "");
        singleByte(table, "cp1256", "windows-1256", "");
        singleByte(table, "cp1257", "windows-1257", "");
        singleByte(table, "cp850", "IBM850", "");
        singleByte(table, "cp852", "IBM852", "");
        singleByte(table, "cp866", "IBM866", "\u00FC\u207F\u00FD\u00B2");
        singleByte(table, "koi8r", "KOI8-R", "");
        singleByte(table, "koi8u", "KOI8-U", "\u0095\u2022");
        singleByte(table, "macce", "x-MacCentralEurope", "");
        singleByte(table, "macroman", "x-MacRoman", "");
        singleByte(table, "tis620", "TIS-620", "\u00A0\uFFFD" + CONTROL_CHARACTERS);
        multiByte(table, "big5", "Big5", "");
        multiByte(table, "cp932", "windows-31j", "");
        multiByte(table, "euckr", "x-windows-949", "");
        multiByte(table, "gb2312", "GB2312", "");
        multiByte(table, "gbk", "x-mswin-936", "");
        multiByte(table, "gb18030", "GB18030", "");
        multiByte(table, "sjis", "Shift_JIS", "\u2014\u2015\uFF3C\\");
        multiByte(table, "ujis", "EUC-JP", "\u2014\u2015\uFF3C\\");
        table.put("ucs2", new JavaCharacterSet("ucs2", StandardCharsets.UTF_16BE, ""));
        table.put("utf16", new JavaCharacterSet("utf16", StandardCharsets.UTF_16BE, ""));
        table.put("utf16le", new JavaCharacterSet("utf16le", StandardCharsets.UTF_16LE, ""));
        table.put("utf32", Utf32.UTF32);
        // armscii8, dec8, geostd8, hp8, keybcs2 and swe7 are not in the JDK, and none of its EUC sets is eucjpms.
        return Map.copyOf(table);
    }

    private static void singleByte(Map<String, CharacterSet> table, String name, String javaName, String mappings) {
        // A runtime made by jlink may be without the module jdk.charsets.
        if (Charset.isSupported(javaName)) {
            table.put(name, new SingleByteCharacterSet(name, Charset.forName(javaName), mappings));
        }
    }

    private static void multiByte(Map<String, CharacterSet> table, String name, String javaName, String replacements) {
        if (Charset.isSupported(javaName)) {
            table.put(name, new JavaCharacterSet(name, Charset.forName(javaName), replacements));
        }
    }
}
