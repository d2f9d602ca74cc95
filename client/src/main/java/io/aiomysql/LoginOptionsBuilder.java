package io.aiomysql;

import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * Sets the password of the second factor, for accounts of MySQL with several (multi-factor authentication). It also answers the second
     * question of the plugin {@code dialog}.
     *
     * @param password2 the password, any characters except NUL; empty unless set
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/multifactor-authentication.html">MySQL: multifactor authentication</a>
     */
    public B password2(String password2) {
        values.password2 = password2;
        return self();
    }

    /**
     * Sets the password of the third factor, as {@link #password2}.
     *
     * @param password3 the password, any characters except NUL; empty unless set
     */
    public B password3(String password3) {
        values.password3 = password3;
        return self();
    }

    /**
     * Sets what is asked for the password at each login, in place of {@link #password}: for tokens that change, and for passwords that no
     * option shall keep in memory. The time for it is part of {@link ConnectOptionsBuilder#connectTimeout}.
     *
     * @param passwordSupplier called on a thread of its own, which it may block; null for none
     */
    public B passwordSupplier(@Nullable PasswordSupplier passwordSupplier) {
        values.passwordSupplier = passwordSupplier;
        return self();
    }

    /**
     * Sets the authentication plugin of the first answer, in place of the server's default. If it is not the one of the account, the server
     * asks for that one, which is used if it is permitted. Naming {@code mysql_clear_password} or {@code dialog} here permits it.
     *
     * @param authPlugin the name, such as {@code client_ed25519}; null for the server's default
     */
    public B authPlugin(@Nullable String authPlugin) {
        values.authPlugin = authPlugin;
        values.given("authPlugin");
        return self();
    }

    /**
     * Permits these authentication plugins and no others. Unless this is set, all are permitted but {@code mysql_clear_password} and
     * {@code dialog}, which can do nothing but send the password itself. Even where they are permitted, they send it only over TLS to a
     * server that is trusted, and over unix sockets; docs/authentication.md tells what trusted means.
     *
     * @param authPlugins the names, the preferred one first; at least one
     */
    public B authPlugins(String... authPlugins) {
        values.authPlugins = List.of(authPlugins);
        return self();
    }

    /**
     * Sets authentication plugins of your own. They are permitted unless {@link #authPlugins} leaves them out. One with the name of a
     * built-in plugin takes its place.
     *
     * @param customAuthPlugins the plugins, besides those that ServiceLoader finds; none unless set
     */
    public B customAuthPlugins(AuthPlugin... customAuthPlugins) {
        values.customAuthPlugins = List.of(customAuthPlugins);
        return self();
    }

    /**
     * Lets an account log in whose password has expired. The session is open then, but the server refuses everything with error 1820 until
     * a new password is set by {@code ALTER USER} or {@code SET PASSWORD} (MariaDB: only the latter). What the options say of the session is not in force before
     * {@link MySqlConnection#reset} is called after that.
     *
     * @param allowExpiredPassword false unless set: then opening the connection fails with {@link MySqlAuthenticationException}
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/expired-password-handling.html">MySQL: server handling of expired
     *     passwords</a>
     */
    public B allowExpiredPassword(boolean allowExpiredPassword) {
        values.allowExpiredPassword = allowExpiredPassword;
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
        values.given("allowPublicKeyRetrieval");
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
