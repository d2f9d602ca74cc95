package io.aiomysql.auth;

import io.aiomysql.protocol.spi.AuthPlugin;
import java.util.List;

/** The plugins of this module. */
public final class AuthPlugins {

    private static final List<AuthPlugin> ALL = List.of(new CachingSha2PasswordPlugin(), new NativePasswordPlugin());

    private AuthPlugins() {}

    /** {@return an immutable list of every plugin of this module, the preferred one first} */
    public static List<AuthPlugin> all() {
        return ALL;
    }
}
