package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import java.security.PublicKey;

/**
 * The options in {@link ConnectOptionsBuilder} of the account, and of how it is authenticated.
 *
 * @param <B> the builder itself
 */
abstract sealed class LoginOptionsBuilder<B extends LoginOptionsBuilder<B>> extends TlsOptionsBuilder<B>
        permits ConnectOptionsBuilder {

    LoginOptionsBuilder(OptionValues values) {
        super(values);
    }

    /**
     * Sets the account's name.
     *
     * @param user the name; the operating system's user unless set
     */
    public B user(String user) {
        values.user = user;
        values.given("user");
        return self();
    }

    /**
     * Sets the password.
     *
     * @param password the password, any characters except NUL; empty unless set
     */
    public B password(String password) {
        values.password = password;
        values.given("password");
        return self();
    }

    /**
     * Sets the server's RSA public key. The password is encrypted with it where TLS is not used. Over TLS the server expects
     * the password as it is, so that with {@link SslMode#REQUIRED} and no {@link #sslContext} the key would protect nothing:
     * this is refused.
     *
     * @param serverPublicKey the key, of 2,048 to 16,384 bits; a weak one is refused
     */
    public B serverPublicKey(PublicKey serverPublicKey) {
        values.serverPublicKey = serverPublicKey;
        return self();
    }

    /**
     * Permits requesting the RSA public key from the server. The key is not verified, so an attacker between client and server
     * can read the password. For the loopback this is always permitted.
     *
     * @param allowPublicKeyRetrieval false unless set
     */
    public B allowPublicKeyRetrieval(boolean allowPublicKeyRetrieval) {
        values.allowPublicKeyRetrieval = allowPublicKeyRetrieval;
        return self();
    }

    /**
     * Sets the program's name, which the server shows in performance_schema.session_connect_attrs.
     *
     * @param programName the name
     */
    public B programName(String programName) {
        values.programName = programName;
        return self();
    }
}
