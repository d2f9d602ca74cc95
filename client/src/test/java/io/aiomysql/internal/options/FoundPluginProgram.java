package io.aiomysql.internal.options;

import io.aiomysql.ConnectOptions;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes options that name a plugin of its own, which ServiceLoader finds, and prints how often the plugin was made. */
public final class FoundPluginProgram {

    private static final AtomicInteger MADE = new AtomicInteger();

    private FoundPluginProgram() {}

    /** The plugin. */
    public static final class Found implements AuthPlugin {

        /** Counts. */
        public Found() {
            MADE.incrementAndGet();
        }

        @Override
        public String name() {
            return "found";
        }

        @Override
        public AuthExchange begin(AuthContext context) {
            return data -> new AuthReply.AwaitServer();
        }
    }

    public static void main(String... args) {
        for (int i = 0; i < 3; i++) {
            ConnectOptions options =
                    ConnectOptions.builder().authPlugin("found").build();
            System.out.println(options.authPlugin().orElseThrow() + ", made " + MADE.get());
        }
    }
}
