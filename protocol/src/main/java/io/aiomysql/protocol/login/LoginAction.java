package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ErrPacket;

/** What the login machine wants done. */
public sealed interface LoginAction {

    /**
     * Send a packet, under the sequence id that follows the last one.
     *
     * @param payload may hold a password
     */
    record Send(Bytes payload) implements LoginAction {}

    /**
     * Send a packet, start TLS when it is written, and then call {@link LoginMachine#tlsStarted()}.
     *
     * @param sslRequest the packet
     */
    record StartTls(Bytes sslRequest) implements LoginAction {}

    /** Wait for the next packet. */
    record AwaitServer() implements LoginAction {}

    /**
     * The login is done.
     *
     * @param result what came of it
     */
    record Complete(LoginResult result) implements LoginAction {}

    /**
     * The server refused; close the connection.
     *
     * @param error the server's reason
     */
    record Refused(ErrPacket error) implements LoginAction {}

    /**
     * The client gives up before it would do something unsafe or impossible; close the connection.
     *
     * @param reason a sentence for the user that names the remedy
     */
    record GiveUp(String reason) implements LoginAction {}

    /** TLS is required and the server does not offer it; close the connection. */
    record TlsNotOffered() implements LoginAction {}
}
