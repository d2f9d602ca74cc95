package io.aiomysql.protocol.spi;

/**
 * An authentication method of the server, by the name that the server uses for it.
 *
 * <p>Users give their own plugins to the option {@code customAuthPlugins}, or have them found by ServiceLoader. A plugin must not block:
 * it runs on an I/O thread. What it throws fails the login, and becomes the cause of the failure; the message does not quote it, because
 * a plugin knows the password. A null where an object is due fails the login too. It must send the password itself only where {@link
 * AuthContext#cleartextPermitted} and {@link AuthContext#confidential} both hold.
 *
 * <p>Stateless and safe for use by many connections at once; the state of one login is in its {@link AuthExchange}.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_authentication_methods.html">MySQL:
 *     authentication methods</a>
 */
public interface AuthPlugin {

    /** {@return the name of the method on the server, such as {@code caching_sha2_password}; ASCII without NUL} */
    String name();

    /**
     * Says whether the exchange can begin with what servers send in a greeting that names another plugin: 20 random bytes.
     *
     * @return false unless overridden: then the client begins with an empty answer, and the server asks for this plugin with a
     *     challenge of its own
     */
    default boolean answersAnyGreeting() {
        return false;
    }

    /**
     * Begins the exchange of one login.
     *
     * @param context the password and what the client permits
     * @return the exchange, for one login and one thread at a time
     */
    AuthExchange begin(AuthContext context);
}
