package io.aiomysql.internal.session;

import io.aiomysql.protocol.message.SessionChanges;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a statement tells of {@code character_set_client} and {@code time_zone}, for servers that do not report changes.
 * What it may have changed without telling to what is not known, until a statement sets it that is easy to read.
 *
 * <p>When a procedure or function ends, the servers put {@code character_set_client} back (MySQL 9.7, MariaDB 11.8), so that CALL alone
 * does not change it.
 */
final class SpokenChanges {

    private static final Pattern CHARSET = pattern("\\b(names|charset|character|character_set_client)\\b");
    private static final Pattern UTF8MB4 =
            pattern("\\s*set\\s+names\\s+['\"]?utf8mb4['\"]?(\\s+collate\\s+\\S+)?[\\s;]*");
    private static final Pattern TIME_ZONE = pattern("\\btime_zone\\b");
    private static final Pattern EXECUTE = pattern("\\bexecute\\b");
    private static final Pattern ONE_ZONE =
            pattern("\\s*set\\s+(?:session\\s+|@@session\\.|@@)?time_zone\\s*=\\s*['\"]([^'\"\\\\]*)['\"][\\s;]*");

    private static final Pattern NAMES = pattern("\\s*set\\s+names\\s+\\S+[\\s;]*");

    private static final Pattern UNMARKED = pattern("@@|\\bset\\s+statement\\b|\\b(execute|call)\\b");

    private SpokenChanges() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    static boolean mayChangeCharset(String sql) {
        return CHARSET.matcher(sql).find() || EXECUTE.matcher(sql).find();
    }

    static boolean mayChangeTimeZone(String sql) {
        return TIME_ZONE.matcher(sql).find() || EXECUTE.matcher(sql).find();
    }

    /**
     * Says whether the report of MariaDB (11.8) may not be what is in force now: it says nothing of {@code SET @@x}, unless session
     * or local is there too, and of SET STATEMENT it says what was in force for that statement alone. A procedure may have either in it.
     */
    static boolean areUnmarked(String sql) {
        return UNMARKED.matcher(sql).find();
    }

    /** Says whether a report is empty though a statement has set what both servers report even if it is what it was. */
    static boolean isMissingIn(SessionChanges report, String sql) {
        return report.variables().isEmpty()
                && (NAMES.matcher(sql).matches() || ONE_ZONE.matcher(sql).matches());
    }

    /**
     * Returns the character set after a statement has run of which MariaDB may not report it. What EXECUTE runs was named when it was
     * prepared.
     */
    static ClientCharset unmarkedCharset(String sql, ClientCharset before) {
        return CHARSET.matcher(sql).find() ? charset(sql, before) : before;
    }

    /** Returns the character set after a statement has run. */
    static ClientCharset charset(String sql, ClientCharset before) {
        if (!mayChangeCharset(sql)) {
            return before;
        }
        return UTF8MB4.matcher(sql).matches() ? ClientCharset.UTF8MB4 : ClientCharset.UNKNOWN;
    }

    /** Returns the name of the time zone after a statement has run. */
    static String timeZone(String sql, String before, String unknown) {
        if (!mayChangeTimeZone(sql)) {
            return before;
        }
        Matcher one = ONE_ZONE.matcher(sql);
        return one.matches() ? one.group(1) : unknown;
    }
}
