package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Capabilities;
import java.util.Map;

/**
 * What a login asks for.
 *
 * @param wanted the capabilities to use if the server has them too, including MariaDB's; others are not used
 * @param tls whether to use TLS
 * @param user the account's name
 * @param database the database to use; empty for none
 * @param attributes the connection's attributes, in the order to send them
 * @param credentials the password, and the rules for sending it
 * @param compression whether and how to compress
 */
public record LoginRequest(
        Capabilities wanted,
        TlsPolicy tls,
        String user,
        String database,
        Map<String, String> attributes,
        Credentials credentials,
        CompressionRequest compression) {

    /** A login without compression. */
    public LoginRequest(
            Capabilities wanted,
            TlsPolicy tls,
            String user,
            String database,
            Map<String, String> attributes,
            Credentials credentials) {
        this(wanted, tls, user, database, attributes, credentials, CompressionRequest.NONE);
    }
}
