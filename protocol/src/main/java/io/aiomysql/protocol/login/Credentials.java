package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The passwords, the plugins that may use them, and how far the peer is trusted with it.
 *
 * @param passwords the password of each factor, in UTF-8 without a NUL; empty for none. There is at least one
 * @param plugins the plugins that may be used, the preferred one first; the server's default plugin is used if it is
 *     one of them
 * @param first the plugin of the first answer; null for the server's default plugin, or else the preferred one
 * @param unixSocket whether the channel is a unix socket, which servers regard as confidential and clients as trusted
 * @param tlsTrusted whether the password itself may be sent to the server when TLS is on
 * @param publicKeyRetrieval whether an RSA key may be requested from the server and used without verification
 * @param serverPublicKey the RSA key of the server that the user has pinned, or null
 */
public record Credentials(
        List<Bytes> passwords,
        List<AuthPlugin> plugins,
        @Nullable AuthPlugin first,
        boolean unixSocket,
        boolean tlsTrusted,
        boolean publicKeyRetrieval,
        @Nullable PublicKey serverPublicKey) {

    /** Copies the lists. */
    public Credentials {
        passwords = List.copyOf(passwords);
        if (passwords.isEmpty()) {
            throw new IllegalArgumentException("a password is needed, which may be empty");
        }
        plugins = List.copyOf(plugins);
        if (plugins.isEmpty()) {
            throw new IllegalArgumentException("at least one authentication plugin is needed");
        }
    }

    /** {@return the same for a peer that nobody has verified: it never sees a password itself} */
    Credentials forUnverifiedPeer() {
        return new Credentials(passwords, plugins, first, false, false, false, serverPublicKey);
    }

    /** Overwrites the passwords, once the login has ended. */
    public void wipe() {
        passwords.forEach(Bytes::wipe);
    }

    @Nullable
    AuthPlugin plugin(String name) {
        for (AuthPlugin plugin : plugins) {
            if (plugin.name().equals(name)) {
                return plugin;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "Credentials[plugins=" + plugins.stream().map(AuthPlugin::name).toList() + "]";
    }
}
