package io.aiomysql.internal.options;

import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_FACTOR_AUTHENTICATION;
import static io.aiomysql.protocol.Capabilities.CLIENT_QUERY_ATTRIBUTES;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.message.HandshakeV10;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the greeting tells about a proxy in front of the server.
 *
 * <p>MySQL Router (9.7), where the client's side is in clear, drops commands that it gets while it handles another one, and sends
 * others twice: the answers then are those of other commands. Over TLS it does not, but no command is worth a guess. ShardingSphere
 * (5.1) answers such commands in another order. PASSTHROUGH of the Router shows the server's own greeting, and cannot be told.
 */
public final class ProxyTraits {

    private static final String ROUTER = "-router";
    private static final String SHARDING_SPHERE = "-ShardingSphere-Proxy";

    private ProxyTraits() {}

    /**
     * Returns how many commands may be in flight on a connection. Where a proxy forces that, tells it, once for the same options.
     *
     * @param log takes a warning
     */
    public static int pipelining(OptionValues options, HandshakeV10 greeting, Consumer<String> log) {
        String proxy = proxyThatLosesCommands(greeting);
        if (proxy == null) {
            return options.pipelining;
        }
        if (options.pipelining > 1 && options.proxyReported.compareAndSet(false, true)) {
            log.accept(proxy + " at " + options.server()
                    + " loses or mixes up commands that are sent before the last one is answered: connections to it"
                    + " send one command at a time, whatever the option pipelining says; see docs/proxies.md");
        }
        return 1;
    }

    private static @Nullable String proxyThatLosesCommands(HandshakeV10 greeting) {
        String version = greeting.serverVersion();
        if (version.endsWith(ROUTER) || hasCapabilitiesOfRouter(greeting.capabilities())) {
            return "MySQL Router";
        }
        return version.contains(SHARDING_SPHERE) ? "ShardingSphere-Proxy" : null;
    }

    /**
     * With server_ssl_mode=AS_CLIENT, its default, Router (9.7) shows the server's version and takes from the server's capabilities
     * what it does not know. MySQL has had query attributes for longer than several factors.
     */
    private static boolean hasCapabilitiesOfRouter(Capabilities capabilities) {
        return capabilities.has(CLIENT_MULTI_FACTOR_AUTHENTICATION) && !capabilities.has(CLIENT_QUERY_ATTRIBUTES);
    }
}
