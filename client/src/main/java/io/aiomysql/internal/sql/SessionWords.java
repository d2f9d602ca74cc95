package io.aiomysql.internal.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in the text of a statement what it may set, for servers and proxies that do not report it. What only looks so counts, too.
 */
public final class SessionWords {

    private static final Pattern CHARSET = Pattern.compile("names|charset|character", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME_ZONE = Pattern.compile("time_zone", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAMES_UTF8MB4 = Pattern.compile(
            "\\s*SET\\s+NAMES\\s+(['\"]?)utf8mb4\\1(\\s+COLLATE\\s+\\w+)?\\s*;?\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_TIME_ZONE = Pattern.compile(
            "\\s*SET\\s+(SESSION\\s+)?time_zone\\s*=\\s*'([^'\\\\]*)'\\s*;?\\s*", Pattern.CASE_INSENSITIVE);

    private SessionWords() {}

    /** Says whether a statement may set a character set. */
    public static boolean mayNameCharset(String sql) {
        return CHARSET.matcher(sql).find();
    }

    /** Says whether it is SET NAMES utf8mb4, and nothing else. */
    public static boolean isNamesUtf8Mb4(String sql) {
        return NAMES_UTF8MB4.matcher(sql).matches();
    }

    /** Says whether a statement may set the time zone. */
    public static boolean mayNameTimeZone(String sql) {
        return TIME_ZONE.matcher(sql).find();
    }

    /** Returns the time zone, if the statement sets it and does nothing else. */
    public static Optional<String> timeZone(String sql) {
        Matcher one = ONE_TIME_ZONE.matcher(sql);
        return one.matches() ? Optional.of(one.group(2)) : Optional.empty();
    }
}
