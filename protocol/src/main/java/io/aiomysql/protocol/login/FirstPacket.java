package io.aiomysql.protocol.login;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadGate;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.HandshakeV10;

/**
 * Recognises by how its first packet begins whether a peer is a server of this protocol. It is a greeting or an ERR; servers of
 * other protocols also speak first, and what they say looks like a packet that is too large or out of order.
 */
public final class FirstPacket {

    /** Servers before MySQL 3.21 greet with it; the greeting's decoder has the message. */
    private static final int PROTOCOL_9 = 0x09;

    /** A frame of X Protocol is a length of 4 bytes and a type; the server's first one is a Notice. */
    private static final int X_PROTOCOL_NOTICE = 0x0B;

    private FirstPacket() {}

    /**
     * Checks the beginning.
     *
     * @param length of the first packet, in bytes
     * @param sequence its sequence id
     * @param first its first byte, or {@link PayloadGate#UNKNOWN} if that has not arrived
     * @throws ProtocolException if the peer is no MySQL or MariaDB server; the message says so
     */
    public static void check(int length, int sequence, int first) {
        // The first byte comes with the next read.
        boolean incomplete = first == PayloadGate.UNKNOWN && length > 0;
        boolean known = first == HandshakeV10.HEADER || first == PROTOCOL_9 || first == ErrPacket.HEADER;
        if (length <= ProtocolLimits.MAX_LOGIN_PAYLOAD && (incomplete || known)) {
            return;
        }
        throw new ProtocolException(
                first == X_PROTOCOL_NOTICE && sequence == 0
                        ? "this port is for X Protocol; use the port of the classic MySQL protocol, usually 3306"
                        : "what answered at this address is no MySQL or MariaDB server; check the host and the port");
    }
}
