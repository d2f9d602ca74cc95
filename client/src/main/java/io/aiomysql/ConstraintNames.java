package io.aiomysql;

import io.aiomysql.protocol.ServerFamily;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name of a violated constraint in the server's message, where alone it is. A message also quotes values and the
 * names of tables, which may look like any part of it; so a name is taken only from where no value can stand, and what can be
 * read in two ways is not read.
 *
 * <pre>
 *   1062, 1586, 1859  Duplicate entry 'VALUE' for key 'KEY'       MySQL 8.0.19 and later: TABLE.KEY
 *   1761              ... record 'VALUE' would lead to a duplicate entry in table 'TABLE', key 'KEY'
 *   1451, 1452        ... (`DATABASE`.`TABLE`, CONSTRAINT `NAME` FOREIGN KEY (`COLUMN`) ...)   in every language
 *   3819              Check constraint 'NAME' is violated.
 *   4025              CONSTRAINT `NAME` failed for `DATABASE`.`TABLE`                          in every language
 * </pre>
 *
 * <p>MariaDB doubles backticks within names, MySQL does not.
 */
final class ConstraintNames {

    /** Servers cut messages off at 512 bytes with the NUL; an end that is cut off may be one that a value gave. */
    private static final int LONGEST_WHOLE_MESSAGE = 507;

    private static final String FOR_KEY = "' for key '";
    private static final String KEY = "', key '";
    private static final String CONSTRAINT = ", CONSTRAINT `";
    private static final String FOREIGN_KEY = "` FOREIGN KEY (`";

    private static final Pattern MYSQL_CHECK =
            Pattern.compile("Check constraint '(.+)' is violated\\.", Pattern.DOTALL);

    private static final Pattern MARIADB_CHECK =
            Pattern.compile("CONSTRAINT `((?:[^`]|``)+)`[^`]*`(?:[^`]|``)+`\\.`((?:[^`]|``)+)`[^`]*", Pattern.DOTALL);

    private ConstraintNames() {}

    /** Returns the constraint's own name, without its table, or null. */
    static @Nullable String find(int code, String message, @Nullable ServerFamily family) {
        if (message.getBytes(StandardCharsets.UTF_8).length > LONGEST_WHOLE_MESSAGE) {
            return null;
        }
        String name = switch (code) {
            case 1062, 1586, 1859 -> unqualified(last(message, FOR_KEY), family);
            case 1761 -> unqualified(last(message, KEY), family);
            case 1451, 1452 -> foreignKey(message, family);
            case 3819 -> mySqlCheck(message);
            case ServerErrors.MARIADB_CHECK -> family == ServerFamily.MYSQL ? null : mariaDbCheck(message);
            default -> null;
        };
        return name == null || name.isEmpty() || name.indexOf('\uFFFD') >= 0 ? null : name;
    }

    /** The key comes last, behind any value. */
    private static @Nullable String last(String message, String before) {
        int at = message.lastIndexOf(before);
        boolean isWhole = at >= 0 && message.endsWith("'") && message.length() > at + before.length();
        return isWhole ? message.substring(at + before.length(), message.length() - 1) : null;
    }

    /** Both parts of MySQL's {@code TABLE.KEY} may have dots; with one dot alone, it can be told where the key begins. */
    private static @Nullable String unqualified(@Nullable String key, @Nullable ServerFamily family) {
        if (key == null || family == ServerFamily.MARIADB) {
            return key;
        }
        int dot = key.indexOf('.');
        return key.indexOf('.', dot + 1) >= 0 && dot >= 0 ? null : key.substring(dot + 1);
    }

    private static @Nullable String foreignKey(String message, @Nullable ServerFamily family) {
        int start = message.indexOf(CONSTRAINT);
        int end = message.indexOf(FOREIGN_KEY, start + CONSTRAINT.length());
        boolean isClear = start >= 0
                && end >= 0
                && message.indexOf(CONSTRAINT, start + 1) < 0
                && message.indexOf(FOREIGN_KEY) == end
                && message.indexOf(FOREIGN_KEY, end + 1) < 0;
        return isClear ? unquoted(message.substring(start + CONSTRAINT.length(), end), family) : null;
    }

    private static String unquoted(String name, @Nullable ServerFamily family) {
        return family == ServerFamily.MARIADB ? name.replace("``", "`") : name;
    }

    private static @Nullable String mySqlCheck(String message) {
        Matcher matcher = MYSQL_CHECK.matcher(message);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** The CHECK of a column is called TABLE.COLUMN there, and COLUMN in the catalogue. */
    private static @Nullable String mariaDbCheck(String message) {
        Matcher matcher = MARIADB_CHECK.matcher(message);
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group(1).replace("``", "`");
        String table = matcher.group(2).replace("``", "`") + ".";
        return name.startsWith(table) ? name.substring(table.length()) : name;
    }
}
