package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthReply;

/** The password itself, for servers that are trusted with it, over channels that nobody can listen to. */
final class Cleartext {

    private Cleartext() {}

    /** Says whether the password itself may be sent. */
    static boolean isPermitted(AuthContext context) {
        return context.confidential() && context.cleartextPermitted();
    }

    /** Makes the packet: the password and a NUL. */
    static AuthReply send(Bytes password) {
        byte[] terminated = new byte[password.length() + 1];
        password.copyTo(terminated, 0);
        return new AuthReply.Send(Bytes.secret(terminated));
    }

    /** The refusal for a channel that is confidential, but not trusted. */
    static AuthReply refuse(String plugin) {
        return new AuthReply.Refuse(plugin + " needs the password itself, but the identity of the server"
                + " of this TLS connection was not verified: use sslMode VERIFY_IDENTITY (with sslCa"
                + " for a private authority), or choose sslMode REQUIRED to trust any server");
    }

    /** The refusal for plugins that know no other way. */
    static AuthReply refuse(String plugin, AuthContext context) {
        return context.confidential()
                ? refuse(plugin)
                : new AuthReply.Refuse(plugin
                        + " sends the password itself, but this connection is not encrypted: use TLS (sslMode"
                        + " VERIFY_IDENTITY) or a unix socket");
    }
}
