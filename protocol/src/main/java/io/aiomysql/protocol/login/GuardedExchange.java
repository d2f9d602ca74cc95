package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The exchange of a plugin that may be the user's code: whatever it throws, and a null, is a {@link PluginFailure}. */
final class GuardedExchange {

    private final String plugin;
    private final AuthExchange exchange;

    private GuardedExchange(String plugin, AuthExchange exchange) {
        this.plugin = plugin;
        this.exchange = exchange;
    }

    static GuardedExchange begin(AuthPlugin plugin, AuthContext context) {
        String name = plugin.name();
        return new GuardedExchange(name, guarded(name, () -> plugin.begin(context)));
    }

    static boolean answersAnyGreeting(AuthPlugin plugin) {
        return guarded(plugin.name(), plugin::answersAnyGreeting);
    }

    /** A ProtocolException is thrown on: it says that the server is at fault. */
    AuthReply next(Bytes serverData) {
        return guarded(plugin, () -> exchange.next(serverData));
    }

    Bytes passwordHash() {
        return guarded(plugin, exchange::passwordHash);
    }

    private static <T> T guarded(String plugin, Supplier<@Nullable T> call) {
        T result;
        try {
            result = call.get();
        } catch (ProtocolException e) {
            throw e;
        } catch (Throwable e) {
            throw PluginFailure.thrown(plugin, e);
        }
        if (result == null) {
            throw PluginFailure.returnedNull(plugin);
        }
        return result;
    }
}
