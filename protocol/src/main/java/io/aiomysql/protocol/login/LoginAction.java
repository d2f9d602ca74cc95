package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import org.jspecify.annotations.Nullable;

/** What the client must do next in the login. */
public sealed interface LoginAction {

    /**
     * Send a packet, with the sequence id after that of the last packet.
     *
     * @param payload may hold a password
     */
    record Send(Bytes payload) implements LoginAction {}

    /**
     * Send a packet, start TLS after it was written, and then call {@link LoginMachine#tlsStarted()}.
     *
     * @param sslRequest the packet
     */
    record StartTls(Bytes sslRequest) implements LoginAction {}

    /** Wait for the next packet. */
    record AwaitServer() implements LoginAction {}

    /**
     * The server has accepted the account: what {@link AuthenticationMachine} ends with.
     *
     * @param ok the OK packet
     */
    record Authenticated(OkPacket ok) implements LoginAction {}

    /**
     * The login has succeeded.
     *
     * @param result the outcome
     */
    record Complete(LoginResult result) implements LoginAction {}

    /**
     * The server refused the login; close the connection.
     *
     * @param error the server's error
     */
    record Refused(ErrPacket error) implements LoginAction {}

    /**
     * The client gives up, because to continue would be unsafe or impossible; close the connection.
     *
     * @param reason a sentence for the user that names the remedy
     * @param cause what a plugin has thrown; null if it is not that
     */
    record GiveUp(String reason, @Nullable Throwable cause) implements LoginAction {

        /** Has no cause. */
        public GiveUp(String reason) {
            this(reason, null);
        }
    }

    /**
     * The server has not proven that its certificate is its own; close the connection.
     *
     * @param reason a part of a sentence for the user
     */
    record CertificateNotProven(String reason) implements LoginAction {}

    /** The server offers none of the permitted algorithms of compression; close the connection. */
    record CompressionNotOffered() implements LoginAction {}

    /** TLS is required and the server does not offer it; close the connection. */
    record TlsNotOffered() implements LoginAction {}
}
