package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.ProtocolException;

/**
 * Reads length-encoded integers directly from an array. It is for the cells of rows only, where a {@link PayloadReader}
 * would cost too much time.
 *
 * <pre>
 *   0x00..0xFA            the value itself
 *   0xFB                  NULL, in a text row
 *   0xFC  2 bytes         little-endian
 *   0xFD  3 bytes
 *   0xFE  8 bytes
 *   0xFF                  not a length
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html">MySQL: integer
 *     types</a>
 */
public final class Lenenc {

    /** NULL in a text row. */
    public static final int NULL = 0xFB;

    /** Two bytes follow. */
    public static final int TWO_BYTES = 0xFC;

    /** Three bytes follow. */
    public static final int THREE_BYTES = 0xFD;

    /** Eight bytes follow. */
    public static final int EIGHT_BYTES = 0xFE;

    /** Not a length. */
    public static final int INVALID = 0xFF;

    private Lenenc() {}

    /**
     * Returns the size of a length by its first byte.
     *
     * @param first the first byte, 0 to 255, and not {@link #INVALID}
     * @return 1, 3, 4 or 9
     */
    public static int size(int first) {
        return switch (first) {
            case TWO_BYTES -> 3;
            case THREE_BYTES -> 4;
            case EIGHT_BYTES -> 9;
            default -> 1;
        };
    }

    /**
     * Reads a length that {@link #checkedLength} has found valid before.
     *
     * @param source the bytes
     * @param at where the length starts
     * @return the length
     */
    public static int length(byte[] source, int at) {
        int first = source[at] & 0xFF;
        if (first < NULL) {
            return first;
        }
        int value = (source[at + 1] & 0xFF) | (source[at + 2] & 0xFF) << 8;
        if (first == TWO_BYTES) {
            return value;
        }
        value |= (source[at + 3] & 0xFF) << 16;
        return first == THREE_BYTES ? value : value | (source[at + 4] & 0xFF) << 24;
    }

    /**
     * Reads a length, and checks that it is complete and that as many bytes follow it.
     *
     * @param source the bytes
     * @param at where the length starts, before {@code limit}
     * @param limit the index after the last byte
     * @return the length
     * @throws ProtocolException if this is not a length, or if fewer bytes follow
     */
    public static int checkedLength(byte[] source, int at, int limit) {
        int first = source[at] & 0xFF;
        int left = limit - at - size(first);
        if (first == INVALID || left < 0) {
            throw new ProtocolException("a row with a cell that has no valid length");
        }
        int length = length(source, at);
        boolean beyondInt = first == EIGHT_BYTES
                && ((source[at + 5] | source[at + 6] | source[at + 7] | source[at + 8]) != 0 || length < 0);
        if (beyondInt || length > left) {
            throw new ProtocolException("a row whose cell is longer than the " + left + " bytes left");
        }
        return length;
    }
}
