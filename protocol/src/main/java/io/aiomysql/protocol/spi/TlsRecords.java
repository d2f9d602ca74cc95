package io.aiomysql.protocol.spi;

import java.nio.ByteBuffer;

/**
 * Tells records of TLS from a packet in clear.
 *
 * <pre>
 *   1  type, 20 to 24
 *   2  version, 3.0 to 3.4
 * </pre>
 *
 * A packet that begins so would have a length of 0x030014 or more, far more than an ERR has.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">RFC 8446, section 5.1</a>
 */
public final class TlsRecords {

    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 24;
    private static final int MAJOR_VERSION = 3;

    /** As many bytes decide. */
    public static final int DECISIVE = 2;

    private TlsRecords() {}

    /**
     * Says whether bytes may be the beginning of a record.
     *
     * @param bytes what the peer sent first, from the position on, which is not changed
     * @return false if they are certainly none; with fewer than {@link #DECISIVE} bytes, true may change
     */
    public static boolean mayBegin(ByteBuffer bytes) {
        int at = bytes.position();
        int type = bytes.remaining() > 0 ? bytes.get(at) & 0xFF : FIRST_TYPE;
        int version = bytes.remaining() > 1 ? bytes.get(at + 1) & 0xFF : MAJOR_VERSION;
        return type >= FIRST_TYPE && type <= LAST_TYPE && version == MAJOR_VERSION;
    }
}
