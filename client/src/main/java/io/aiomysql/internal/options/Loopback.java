package io.aiomysql.internal.options;

import java.util.Locale;

/** Recognises the loopback by the text of the host; no name is resolved. */
final class Loopback {

    private Loopback() {}

    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
