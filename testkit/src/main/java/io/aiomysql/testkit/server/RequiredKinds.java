package io.aiomysql.testkit.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kinds whose absence is a failure instead of a skipped test: {@code -Daiomysql.test.require=mysql,mariadb}. */
record RequiredKinds(Set<ServerKind> kinds) {
    static final String PROPERTY = "aiomysql.test.require";

    RequiredKinds {
        kinds = Set.copyOf(kinds);
    }

    static RequiredKinds fromSystemProperty() {
        return parse(System.getProperty(PROPERTY, ""));
    }

    /** Reads a comma-separated list; nothing between commas is nothing. */
    static RequiredKinds parse(String list) {
        Set<ServerKind> kinds = EnumSet.noneOf(ServerKind.class);
        for (String name : list.split(",", -1)) {
            if (!name.isBlank()) {
                kinds.add(kind(name.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return new RequiredKinds(kinds);
    }

    boolean contains(ServerKind kind) {
        return kinds.contains(kind);
    }

    private static ServerKind kind(String name) {
        return Arrays.stream(ServerKind.values())
                .filter(kind -> kind.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D" + PROPERTY + " knows mysql and mariadb, separated by commas; it does not know " + name));
    }
}
