package io.aiomysql.internal.options;

import org.jspecify.annotations.Nullable;

/**
 * A line of an option file, read as the servers' own programs (MySQL 9.7) read it:
 *
 * <pre>
 * # comment, also behind a value but not in quotes      ; comment, as a whole line alone
 * [group]                                               key
 * key = value                                           key = "value with # and spaces at its ends "
 * !include file                                         !includedir folder
 * </pre>
 *
 * <p>In values, {@code \b \t \n \r \s \\ \" \'} stand for backspace, tab, line feed, carriage return, space, backslash and quotes; a
 * backslash before another character is itself.
 *
 * @param kind what it is
 * @param name the group, the key, or the path; empty for nothing
 * @param value the value of a key; null if it has none, or what the line is has none
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/option-files.html">MySQL: Using Option Files</a>
 */
record OptionLine(Kind kind, String name, @Nullable String value) {

    private static final OptionLine NOTHING = new OptionLine(Kind.NOTHING, "", null);

    enum Kind {
        NOTHING,
        GROUP,
        OPTION,
        INCLUDE,
        INCLUDE_FOLDER
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is malformed; the message quotes nothing
     */
    static OptionLine of(String text) {
        String line = stripped(text);
        if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
            return NOTHING;
        }
        if (line.startsWith("!")) {
            return directive(line);
        }
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("a group is written [name]");
            }
            return new OptionLine(Kind.GROUP, withoutEnd(line.substring(1, end)), null);
        }
        return option(stripped(line.substring(0, endOfContent(line))));
    }

    private static String stripped(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return withoutEnd(text.substring(start));
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** As isspace of C: other spaces of Unicode may be at the end of a password. */
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static OptionLine directive(String line) {
        String[] words = stripped(line.substring(1)).split("\\s+", 2);
        if (words.length == 2 && words[0].equals("include")) {
            return new OptionLine(Kind.INCLUDE, words[1], null);
        }
        if (words.length == 2 && words[0].equals("includedir")) {
            return new OptionLine(Kind.INCLUDE_FOLDER, words[1], null);
        }
        throw new IllegalArgumentException(
                "after an exclamation mark, only include and includedir with a path are known");
    }

    private static OptionLine option(String line) {
        int equals = line.indexOf('=');
        String key = stripped(equals < 0 ? line : line.substring(0, equals));
        if (key.isEmpty() || key.startsWith("-")) {
            throw new IllegalArgumentException("an option is written key=value, without dashes before it");
        }
        return new OptionLine(Kind.OPTION, key, equals < 0 ? null : value(stripped(line.substring(equals + 1))));
    }

    /** Finds the comment behind the content: the first number sign outside quotes. A quote that is not closed reaches to the end. */
    private static int endOfContent(String line) {
        char quote = 0;
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == '\'' || c == '"') && !escaped) {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
            if (quote == 0 && c == '#') {
                return i;
            }
            escaped = quote != 0 && c == '\\' && !escaped;
        }
        return line.length();
    }

    private static String value(String text) {
        int length = text.length();
        boolean quoted = length > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(length - 1);
        String content = quoted ? text.substring(1, length - 1) : text;
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\\' && i + 1 < content.length()) {
                i++;
                appendEscaped(value, content.charAt(i));
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static void appendEscaped(StringBuilder value, char c) {
        switch (c) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 's' -> value.append(' ');
            case '\\', '"', '\'' -> value.append(c);
            default -> value.append('\\').append(c);
        }
    }

    /** The value may be a password. */
    @Override
    public String toString() {
        return "OptionLine[" + kind + " " + name + "]";
    }
}
