package io.aiomysql.protocol.spi;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;

/**
 * One login with one plugin: the server's data in, the client's answer out. Does no I/O and is not thread-safe.
 *
 * <pre>
 *   greeting or AuthSwitchRequest ── next(nonce) ──► AuthReply
 *   AuthNextFactor                ── next(nonce) ──► AuthReply      (of another exchange)
 *   AuthMoreData                  ── next(data)  ──► AuthReply      (any number)
 *   OkPacket, ErrPacket           ── end of the exchange, not shown to it
 * </pre>
 */
public interface AuthExchange {

    /**
     * Answers the server.
     *
     * @param serverData on the first call the plugin's data of the greeting or of the AuthSwitchRequest, as sent (a nonce
     *     of 20 bytes usually has a NUL after it); on later calls the content of an AuthMoreData packet, or a
     *     packet of MariaDB as it is, which has no header
     * @return what to do next
     * @throws ProtocolException if the data is not what the method allows at this point
     */
    AuthReply next(Bytes serverData);

    /**
     * Returns the hash of the password that the server stores for the account, by which MariaDB proves that its certificate is its
     * own. Called after the last answer, and only for a server whose certificate nobody has verified.
     *
     * @return the hash, in the binary form that the server compares; empty if there is no password, or if the method does not serve for such a proof: whoever relays the login to
     *     the real server must not learn the hash
     */
    default Bytes passwordHash() {
        return Bytes.EMPTY;
    }
}
