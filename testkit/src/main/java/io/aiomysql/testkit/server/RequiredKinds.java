package io.aiomysql.testkit.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What must be there, so that its absence is a failure instead of a skipped test:
 * {@code -Daiomysql.test.require=mysql,mariadb,router}.
 */
record RequiredKinds(Set<ServerKind> kinds, boolean router) {
    static final String PROPERTY = "aiomysql.test.require";

    private static final String ROUTER = "router";

    RequiredKinds {
        kinds = Set.copyOf(kinds);
    }

    static RequiredKinds fromSystemProperty() {
        return parse(System.getProperty(PROPERTY, ""));
    }

    /** Reads a comma-separated list; nothing between commas is nothing. */
    static RequiredKinds parse(String list) {
        Set<ServerKind> kinds = EnumSet.noneOf(ServerKind.class);
        boolean router = false;
        for (String part : list.split(",", -1)) {
            String name = part.strip().toLowerCase(Locale.ROOT);
            if (name.equals(ROUTER)) {
                router = true;
            } else if (!name.isEmpty()) {
                kinds.add(kind(name));
            }
        }
        return new RequiredKinds(kinds, router);
    }

    boolean contains(ServerKind kind) {
        return kinds.contains(kind);
    }

    private static ServerKind kind(String name) {
        return Arrays.stream(ServerKind.values())
                .filter(kind -> kind.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-D" + PROPERTY
                        + " knows mysql, mariadb and router, separated by commas; it does not know " + name));
    }
}
