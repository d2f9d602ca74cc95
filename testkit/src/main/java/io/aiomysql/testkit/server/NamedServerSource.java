package io.aiomysql.testkit.server;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server that the user names in {@code -Daiomysql.test.mysql} or {@code -Daiomysql.test.mariadb}. */
final class NamedServerSource implements ServerSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Properties properties;

    NamedServerSource(Properties properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "a named server";
    }

    @Override
    public TestServer open(ServerKind kind) throws ServerUnavailableException {
        String property = "aiomysql.test." + kind.option();
        String text = properties.get(property);
        if (text == null || text.isBlank()) {
            throw new ServerUnavailableException(
                    "none is named", "name one with -D" + property + "=mysql://user:password@host:port/database");
        }
        ServerUrl url = ServerUrl.parse(text);
        Endpoint endpoint = url.endpoint();
        try {
            ServerGreeting greeting = ServerGreeting.read(endpoint.host(), endpoint.port(), TIMEOUT);
            if (greeting.kind() != kind) {
                throw new IllegalStateException("-D" + property + " names a server that calls itself "
                        + greeting.serverVersion() + ", which is not " + kind.product());
            }
            String description = greeting.description() + " named by -D" + property;
            return new TestServer(kind, endpoint, url.account(), description);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the server that -D" + property + " names does not answer at " + endpoint.host() + ":"
                            + endpoint.port() + ": " + e.getMessage() + "; start it, or leave the property out",
                    e);
        }
    }

    /** Where properties come from: the system's, or a test's. */
    interface Properties {
        /** The value, or null. */
        @Nullable
        String get(String name);
    }
}
