package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.message.HandshakeV10;
import io.aiomysql.protocol.message.OkPacket;

/**
 * A login that succeeded.
 *
 * @param greeting the server's greeting
 * @param capabilities the capabilities in use from now on
 * @param collation the id of the collation that the login asked for
 * @param authPlugin the plugin that the login ended with
 * @param challenge the last challenge that the server sent, which it expects an answer to in COM_CHANGE_USER
 * @param tls whether TLS is on
 * @param ok the OK packet that ended the login
 */
public record LoginResult(
        HandshakeV10 greeting,
        Capabilities capabilities,
        int collation,
        String authPlugin,
        Bytes challenge,
        boolean tls,
        OkPacket ok) {}
