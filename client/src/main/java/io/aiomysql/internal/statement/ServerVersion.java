package io.aiomysql.internal.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the version that a MySQL server names, such as {@code 8.4.3-commercial}. */
final class ServerVersion {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    private ServerVersion() {}

    /** Says whether a version is this one or later; true for a text that is no version. */
    static boolean isFrom(String version, int major, int minor, int patch) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.lookingAt()) {
            return true;
        }
        int[] wanted = {major, minor, patch};
        for (int i = 0; i < wanted.length; i++) {
            int number = Integer.parseInt(numbers.group(i + 1));
            if (number != wanted[i]) {
                return number > wanted[i];
            }
        }
        return true;
    }
}
