package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The password, the plugins that may use it, and how far the peer is trusted with it.
 *
 * @param password the password in UTF-8, without a NUL; empty for none
 * @param plugins the plugins that may be used, the preferred one first; the server's default plugin is used if it is
 *     one of them
 * @param unixSocket whether the channel is a unix socket, which servers regard as confidential and clients as trusted
 * @param tlsTrusted whether the password itself may be sent to the server when TLS is on
 * @param publicKeyRetrieval whether an RSA key may be requested from the server and used without verification
 * @param serverPublicKey the RSA key of the server that the user has pinned, or null
 */
public record Credentials(
        Bytes password,
        List<AuthPlugin> plugins,
        boolean unixSocket,
        boolean tlsTrusted,
        boolean publicKeyRetrieval,
        @Nullable PublicKey serverPublicKey) {

    /** Copies the list. */
    public Credentials {
        plugins = List.copyOf(plugins);
        if (plugins.isEmpty()) {
            throw new IllegalArgumentException("at least one authentication plugin is needed");
        }
    }

    /** {@return the same for a peer that nobody has verified: it never sees the password itself} */
    Credentials forUnverifiedPeer() {
        return new Credentials(password, plugins, false, false, false, serverPublicKey);
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
