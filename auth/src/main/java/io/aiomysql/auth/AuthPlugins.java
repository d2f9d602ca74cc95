package io.aiomysql.auth;

import io.aiomysql.protocol.spi.AuthPlugin;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/** The plugins of this module. */
public final class AuthPlugins {

    private static final List<AuthPlugin> ALL = List.of(
            new CachingSha2PasswordPlugin(),
            new NativePasswordPlugin(),
            new Sha256PasswordPlugin(),
            new Ed25519PasswordPlugin(),
            new ParsecPlugin(new SecureRandom()),
            new ClearPasswordPlugin(),
            new DialogPlugin());

    private static final Set<String> CLEARTEXT = Set.of(ClearPasswordPlugin.NAME, DialogPlugin.NAME);

    private AuthPlugins() {}

    /** {@return an immutable list of every plugin of this module, the preferred one first} */
    public static List<AuthPlugin> all() {
        return ALL;
    }

    /**
     * Says whether a plugin of this module can do nothing but send the password itself, so that it is used only where it is named.
     *
     * @param plugin the plugin
     * @return true for {@code mysql_clear_password} and {@code dialog}
     */
    public static boolean isCleartext(AuthPlugin plugin) {
        return ALL.contains(plugin) && CLEARTEXT.contains(plugin.name());
    }
}
