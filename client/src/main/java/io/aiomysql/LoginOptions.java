package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** The options in {@link ConnectOptions} of the account, and of how it is authenticated. */
abstract sealed class LoginOptions extends TlsOptions permits ConnectOptions {

    LoginOptions(OptionValues values) {
        super(values);
    }

    /** {@return the account's name} */
    public String user() {
        return values.user;
    }

    /** {@return the name of the plugin of the first answer; empty when the server chooses it} */
    public Optional<String> authPlugin() {
        return Optional.ofNullable(values.authPlugin);
    }

    /** {@return the names of the authentication plugins that are permitted, in order; empty when none were set} */
    public List<String> authPlugins() {
        List<String> set = values.authPlugins;
        return set == null ? List.of() : set;
    }

    /** {@return the user's own authentication plugins} */
    public List<AuthPlugin> customAuthPlugins() {
        return values.customAuthPlugins;
    }

    /** {@return whether an account whose password has expired may log in, to set a new one} */
    public boolean allowExpiredPassword() {
        return values.allowExpiredPassword;
    }

    /** {@return the server's RSA public key; empty when none was set} */
    public Optional<PublicKey> serverPublicKey() {
        return Optional.ofNullable(values.serverPublicKey);
    }

    /** {@return whether the server may send its RSA public key, which is not verified} */
    public boolean allowPublicKeyRetrieval() {
        return values.allowPublicKeyRetrieval;
    }

    /** {@return the program's name; empty when none was set} */
    public Optional<String> programName() {
        return Optional.ofNullable(values.programName);
    }
}
