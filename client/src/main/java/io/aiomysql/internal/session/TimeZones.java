package io.aiomysql.internal.session;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the zone that the session's {@code time_zone} names.
 *
 * @param declared the zone that the options declare the session to be in; null if they do not
 * @param name the server's name for it: as the set-up sets it, or else as the login reported it; empty if it did not
 */
public record TimeZones(@Nullable ZoneId declared, String name) {

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d");

    /**
     * Finds the zone in force.
     *
     * @param reported as {@link SessionState#timeZone} gives it
     * @return null if the options do not declare it, or if it has become one that Java does not know, such as SYSTEM
     */
    public @Nullable ZoneId inForce(String reported) {
        if (reported.isEmpty() || reported.equals(name)) {
            return declared;
        }
        try {
            return OFFSET.matcher(reported).matches() ? ZoneOffset.of(reported) : ZoneId.of(reported);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
