package io.aiomysql.protocol;

/**
 * How much of the peer's word is taken: every length and count is held against one of these before memory is allocated.
 *
 * @param maxPayload the largest payload accepted, in bytes, all fragments together
 */
public record ProtocolLimits(int maxPayload) {

    /** The most columns a result may have; the servers' own limit for a table. */
    public static final int MAX_COLUMNS = 4096;

    /** The most packets the server may ask answers to in one login, plugin switches included. */
    public static final int MAX_AUTH_ROUNDS = 32;

    /** The largest packet of the connection phase; greetings, keys and challenges are all far smaller. */
    public static final int MAX_LOGIN_PAYLOAD = 65_536;

    /** The largest {@code maxPayload}: the servers' own limit for max_allowed_packet, and room for a header. */
    public static final int MAX_PAYLOAD = 1_073_741_824 + 1_024;

    /** The limits unless set: a payload of up to 1 GiB, the largest that a server can be set to send. */
    public static final ProtocolLimits DEFAULT = new ProtocolLimits(MAX_PAYLOAD);

    /** Checks the limit. */
    public ProtocolLimits {
        if (maxPayload < 1_024 || maxPayload > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "maxPayload must be between 1,024 and " + MAX_PAYLOAD + " bytes, not " + maxPayload);
        }
    }
}
