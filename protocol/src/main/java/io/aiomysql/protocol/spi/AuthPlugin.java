package io.aiomysql.protocol.spi;

/**
 * An authentication method of the server, by the name that the server uses for it.
 *
 * <p>Stateless and safe for use by many connections at once; what one login needs lives in its {@link AuthExchange}.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_authentication_methods.html">MySQL:
 *     authentication methods</a>
 */
public interface AuthPlugin {

    /**
     * Returns the name the server knows the method by, such as {@code caching_sha2_password}.
     *
     * @return the name, ASCII without NUL
     */
    String name();

    /**
     * Begins the exchange of one login.
     *
     * @param context the password and what the client permits
     * @return the exchange, for one login and one thread at a time
     */
    AuthExchange begin(AuthContext context);
}
