package io.aiomysql.protocol.spi;

import io.aiomysql.protocol.Bytes;

/** What an authentication exchange wants done. */
public sealed interface AuthReply {

    /**
     * Send this packet to the server. It may hold a password; {@code toString} shows its length alone.
     *
     * @param payload the packet's payload; empty is a packet too
     */
    record Send(Bytes payload) implements AuthReply {}

    /** Send nothing; the server speaks next. As the first reply it sends the login with an empty answer. */
    record AwaitServer() implements AuthReply {}

    /**
     * Give up without sending anything, because going on would be unsafe or impossible.
     *
     * @param reason a sentence for the user that names the remedy and holds no secret
     */
    record Refuse(String reason) implements AuthReply {}
}
