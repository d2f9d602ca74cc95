package io.aiomysql.internal.options;

import static io.aiomysql.internal.options.OptionChecks.require;

import io.aiomysql.converters.ServerCharset;
import java.util.Locale;
import java.util.Set;

/**
 * The character sets that text of results may be asked for in. What the client sends is always utf8mb4, which has all characters:
 * literals and parameters mean the same, whatever is chosen.
 */
public final class TextCharset {

    public static final String UTF8MB4 = "utf8mb4";

    /** The byte of a backslash or of a quote can be the second one of a character. */
    private static final Set<String> UNSAFE = Set.of("big5", "cp932", "gb18030", "gbk", "sjis");

    private TextCharset() {}

    /** Returns the name for the server: utf8 stands for all of Unicode, not for the three bytes of MySQL's own utf8. */
    public static String serverName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("utf8") || lower.equals("utf-8") ? UTF8MB4 : lower;
    }

    /** {@return the character set of results that the options ask for} */
    public static String of(OptionValues options) {
        return options.charset == null ? UTF8MB4 : serverName(options.charset);
    }

    /**
     * Refuses a character set that text must not be asked for in.
     *
     * @throws IllegalArgumentException if it is not safe or not known; the message says why
     */
    public static void check(String name) {
        String server = serverName(name);
        require(
                !UNSAFE.contains(server),
                "charset " + server
                        + " is not safe for SQL: a backslash or a quote can be the second byte of a character; use utf8mb4,"
                        + " to which the server converts");
        require(
                !server.matches("ucs2|utf16|utf16le|utf32"),
                "charset " + server + " cannot be that of a connection: its ASCII has more than one byte; use utf8mb4");
        require(
                !server.equals("binary"),
                "charset binary is none of text; rawText(true) gives the bytes of text, in the charset utf8mb4");
        require(
                !server.isEmpty() && ServerCharset.javaCharset(server).isPresent(),
                "charset must be a character set of the server that Java has too, such as utf8mb4 or latin1");
    }
}
