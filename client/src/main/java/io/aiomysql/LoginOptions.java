package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import java.security.PublicKey;
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
