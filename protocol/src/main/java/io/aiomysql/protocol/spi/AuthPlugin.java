package io.aiomysql.protocol.spi;

/**
 * An authentication method of the server, by the name that the server uses for it.
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
     * Begins the exchange of one login.
     *
     * @param context the password and what the client permits
     * @return the exchange, for one login and one thread at a time
     */
    AuthExchange begin(AuthContext context);
}
