package io.aiomysql.protocol.spi;

import io.aiomysql.protocol.Bytes;
import java.util.Objects;

/** What the client must do next in an authentication exchange. */
public sealed interface AuthReply {

    /**
     * Send this packet to the server. It may hold a password; {@code toString} shows only its length.
     *
     * @param payload the packet's payload; an empty payload is sent as a packet too. One made by {@link Bytes#secret} is overwritten
     *     when it was sent
     */
    record Send(Bytes payload) implements AuthReply {

        /** Refuses null. */
        public Send {
            Objects.requireNonNull(payload, "payload");
        }
    }

    /**
     * Send nothing; the server sends the next packet. As the first reply of the exchange it means that the login is
     * sent with an empty answer.
     */
    record AwaitServer() implements AuthReply {}

    /**
     * Give up without sending anything, because going on would be unsafe or impossible.
     *
     * @param reason a sentence for the user that names the remedy and contains no secret
     */
    record Refuse(String reason) implements AuthReply {

        /** Refuses null. */
        public Refuse {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
