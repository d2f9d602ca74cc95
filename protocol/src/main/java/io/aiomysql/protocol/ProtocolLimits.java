package io.aiomysql.protocol;

/**
 * The limits for what the server sends. Every length and count is checked against one of them before memory is
 * allocated.
 *
 * @param maxPayload the largest payload accepted, in bytes, all fragments together
 */
public record ProtocolLimits(int maxPayload) {

    /** The maximum number of columns of a result, which is the servers' own limit for a table. */
    public static final int MAX_COLUMNS = 4096;

    /** The maximum number of packets in one login that the server may ask an answer to, plugin switches included. */
    public static final int MAX_AUTH_ROUNDS = 32;

    /** The largest packet of the connection phase; greetings, keys and challenges are all far smaller. */
    public static final int MAX_LOGIN_PAYLOAD = 65_536;

    /** The largest error: servers cut their messages at 512 bytes, proxies have their own. */
    public static final int MAX_ERROR_PAYLOAD = 65_536;

    /** The largest answer that is neither a row nor a definition: session tracking makes an OK long, with GTIDs above all. */
    public static final int MAX_OK_PAYLOAD = 1_048_576;

    /** The largest definition of a column or parameter, whose name may be the text of an expression. */
    public static final int MAX_DEFINITION_PAYLOAD = 1_048_576;

    /** The most bytes that the definitions in one answer may have together: 20 columns each in 100,000 results. */
    public static final int MAX_DEFINITIONS_SIZE = 134_217_728;

    /** The most results in one answer: a routine that selects in a loop, or a script of many statements. */
    public static final int MAX_RESULTS = 1_000_000;

    /** The largest {@code maxPayload}: 1 GiB, the servers' own limit for max_allowed_packet. */
    public static final int MAX_PAYLOAD = 1_073_741_824;

    /** The default limits: payloads of up to 1 GiB, the largest that a server can be configured to send. */
    public static final ProtocolLimits DEFAULT = new ProtocolLimits(MAX_PAYLOAD);

    /** Checks the limit. */
    public ProtocolLimits {
        if (maxPayload < 1_024 || maxPayload > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "maxPayload must be between 1,024 and " + MAX_PAYLOAD + " bytes, not " + maxPayload);
        }
    }
}
