package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.message.HandshakeV10;
import io.aiomysql.protocol.message.OkPacket;

/**
 * A login that succeeded.
 *
 * @param greeting what the server said of itself
 * @param capabilities those in use from now on
 * @param collation the id of the collation asked for in the login
 * @param authPlugin the plugin that the login ended with
 * @param tls whether TLS is on
 * @param ok the server's last word
 */
public record LoginResult(
        HandshakeV10 greeting, Capabilities capabilities, int collation, String authPlugin, boolean tls, OkPacket ok) {}
