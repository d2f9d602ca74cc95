package io.aiomysql.internal.options;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody may have meant. */
final class NearestName {

    private NearestName() {}

    /**
     * Finds the known name that needs the fewest letters inserted, removed or replaced. Case, dashes and underscores do not count.
     *
     * @return null if all are too different
     */
    static @Nullable String of(String name, Collection<String> known) {
        String meant = plain(name);
        String nearest = null;
        int best = Math.max(1, meant.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(meant, plain(candidate));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** The distance of Levenshtein, a row of its table at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
