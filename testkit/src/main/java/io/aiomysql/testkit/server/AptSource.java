package io.aiomysql.testkit.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One enabled source of binary packages, from either format that apt reads.
 *
 * @param signedBy the path of a key ring, or null when none is named or the key itself is given
 * @see <a href="https://manpages.debian.org/sources.list.5">sources.list(5)</a>
 */
record AptSource(
        String uri,
        List<String> suites,
        List<String> components,
        @Nullable String signedBy) {
    private static final Pattern ONE_LINE = Pattern.compile(
            "deb\\s+(?:\\[(?<options>[^\\]]*)\\]\\s+)?(?<uri>\\S+)\\s+(?<suite>\\S+)\\s+(?<components>.+)");
    private static final Pattern SIGNED_BY = Pattern.compile("(?:^|\\s)signed-by=(/\\S+)");

    AptSource {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
    }

    /** Reads the one-line format: {@code deb [options] uri suite component...}. */
    static List<AptSource> fromList(String text) {
        List<AptSource> sources = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int comment = line.indexOf('#');
            Matcher matcher = ONE_LINE.matcher((comment < 0 ? line : line.substring(0, comment)).strip());
            if (matcher.matches()) {
                String options = matcher.group("options");
                Matcher key = SIGNED_BY.matcher(options == null ? "" : options);
                sources.add(new AptSource(
                        matcher.group("uri"),
                        List.of(matcher.group("suite")),
                        words(matcher.group("components")),
                        key.find() ? key.group(1) : null));
            }
        }
        return sources;
    }

    /** Reads the deb822 format: stanzas of {@code Field: value}, which is continued on indented lines. */
    static List<AptSource> fromStanzas(String text) {
        List<AptSource> sources = new ArrayList<>();
        for (String stanza : text.split("\\R\\s*\\R", -1)) {
            Map<String, String> fields = fields(stanza);
            boolean enabled = !fields.getOrDefault("enabled", "yes").strip().equalsIgnoreCase("no");
            if (enabled && words(fields.getOrDefault("types", "")).contains("deb")) {
                String key = fields.getOrDefault("signed-by", "").strip();
                for (String uri : words(fields.getOrDefault("uris", ""))) {
                    sources.add(new AptSource(
                            uri,
                            words(fields.getOrDefault("suites", "")),
                            words(fields.getOrDefault("components", "")),
                            key.startsWith("/") ? key : null));
                }
            }
        }
        return sources;
    }

    private static Map<String, String> fields(String stanza) {
        Map<String, String> fields = new HashMap<>();
        String name = "";
        for (String line : stanza.lines().filter(line -> !line.startsWith("#")).toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.merge(name, line, (value, more) -> value + "\n" + more);
            } else if (colon > 0) {
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(name, line.substring(colon + 1));
            }
        }
        return fields;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
