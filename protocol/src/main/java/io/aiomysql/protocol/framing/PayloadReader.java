package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one payload, without copying it. Every read is checked: a field that is missing, or longer than
 * the rest of the payload, throws {@link ProtocolException}. Reusable; not thread-safe.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_data_types.html">MySQL: basic data
 *     types</a>
 */
public final class PayloadReader {

    private static final byte[] NOTHING = new byte[0];

    private byte[] array = NOTHING;
    private int position;
    private int limit;

    /** Creates a reader with nothing to read. */
    public PayloadReader() {}

    /**
     * Creates a reader of a whole array.
     *
     * @param payload the payload
     * @return the reader
     */
    public static PayloadReader of(byte... payload) {
        PayloadReader reader = new PayloadReader();
        reader.reset(payload, 0, payload.length);
        return reader;
    }

    /**
     * Starts to read another payload.
     *
     * @param newArray the array that contains the payload
     * @param from the index of its first byte
     * @param to the index after its last byte
     */
    public void reset(byte[] newArray, int from, int to) {
        array = newArray;
        position = from;
        limit = to;
    }

    /** Forgets the payload, so that its array is not kept in memory. */
    public void release() {
        reset(NOTHING, 0, 0);
    }

    /** {@return the array that is read, not a copy} */
    public byte[] array() {
        return array;
    }

    /** {@return the index of the next byte in {@link #array()}} */
    public int position() {
        return position;
    }

    /** {@return the index after the last byte of the payload in {@link #array()}} */
    public int limit() {
        return limit;
    }

    /** {@return the number of bytes that are left} */
    public int remaining() {
        return limit - position;
    }

    /**
     * Looks at the next byte without consuming it.
     *
     * @return the byte, 0 to 255
     * @throws ProtocolException if no byte is left, as in an empty packet
     */
    public int peek() {
        if (position == limit) {
            throw new ProtocolException("the packet ends where another byte is expected");
        }
        return array[position] & 0xFF;
    }

    /**
     * Reads a byte.
     *
     * @return the byte, 0 to 255
     */
    public int readInt1() {
        require(1);
        return array[position++] & 0xFF;
    }

    /**
     * Reads a byte that can have one value only.
     *
     * @param expected the value, 0 to 255
     * @param packet the name of the packet, for the message
     */
    public void readHeader(int expected, String packet) {
        int header = readInt1();
        if (header != expected) {
            throw new ProtocolException("%s starts with 0x%02X, not 0x%02X".formatted(packet, header, expected));
        }
    }

    /**
     * Reads two bytes, little-endian.
     *
     * @return 0 to 65,535
     */
    public int readInt2() {
        require(2);
        int value = (array[position] & 0xFF) | (array[position + 1] & 0xFF) << 8;
        position += 2;
        return value;
    }

    /**
     * Reads three bytes, little-endian.
     *
     * @return 0 to 16,777,215
     */
    public int readInt3() {
        require(3);
        int value = (array[position] & 0xFF) | (array[position + 1] & 0xFF) << 8 | (array[position + 2] & 0xFF) << 16;
        position += 3;
        return value;
    }

    /**
     * Reads four bytes, little-endian.
     *
     * @return 0 to 4,294,967,295
     */
    public long readInt4() {
        require(4);
        long value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | (array[position + i] & 0xFF);
        }
        position += 4;
        return value;
    }

    /**
     * Reads eight bytes, little-endian.
     *
     * @return the 64 bits of an unsigned number
     */
    public long readInt8() {
        require(8);
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | (array[position + i] & 0xFF);
        }
        position += 8;
        return value;
    }

    /**
     * Reads a length-encoded integer.
     *
     * @return the 64 bits of an unsigned number
     */
    public long readLenenc() {
        int first = readInt1();
        return switch (first) {
            case Lenenc.NULL, Lenenc.INVALID ->
                throw new ProtocolException("0x%02X is not a length-encoded integer".formatted(first));
            case Lenenc.TWO_BYTES -> readInt2();
            case Lenenc.THREE_BYTES -> readInt3();
            case Lenenc.EIGHT_BYTES -> readInt8();
            default -> first;
        };
    }

    /**
     * Reads the length of a field and checks that the payload has as many bytes left.
     *
     * @return the length, no more than {@link #remaining()}
     */
    public int readLength() {
        long length = readLenenc();
        if (length < 0 || length > limit - position) {
            throw new ProtocolException("a field of " + Long.toUnsignedString(length) + " bytes in a packet with "
                    + (limit - position) + " bytes left");
        }
        return (int) length;
    }

    /**
     * Reads a length-encoded string.
     *
     * @return the text, decoded as UTF-8, malformed bytes replaced
     */
    public String readLenencString() {
        return readString(readLength());
    }

    /**
     * Reads length-encoded bytes.
     *
     * @return a copy
     */
    public Bytes readLenencBytes() {
        return readBytes(readLength());
    }

    /**
     * Reads text up to a NUL, which must be present.
     *
     * @return the text, decoded as UTF-8, without the NUL
     */
    public String readNulString() {
        String text = readString(lengthToNul());
        position++;
        return text;
    }

    /**
     * Reads text up to a NUL or the end.
     *
     * @return the text, decoded as UTF-8, without the NUL
     */
    public String readNulOrRestString() {
        for (int i = position; i < limit; i++) {
            if (array[i] == 0) {
                return readNulString();
            }
        }
        return readRestString();
    }

    /**
     * Reads text up to the end.
     *
     * @return the text, decoded as UTF-8
     */
    public String readRestString() {
        return readString(remaining());
    }

    /**
     * Reads a number of bytes as text.
     *
     * @param length in bytes
     * @return the text, decoded as UTF-8, malformed bytes replaced
     */
    public String readString(int length) {
        require(length);
        String text = new String(array, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /**
     * Reads bytes.
     *
     * @param length the number of bytes
     * @return a copy
     */
    public Bytes readBytes(int length) {
        require(length);
        Bytes bytes = Bytes.copyOfRange(array, position, position + length);
        position += length;
        return bytes;
    }

    /**
     * Reads bytes up to the end.
     *
     * @return a copy
     */
    public Bytes readRest() {
        return readBytes(remaining());
    }

    /**
     * Skips bytes.
     *
     * @param length the number of bytes
     */
    public void skip(int length) {
        require(length);
        position += length;
    }

    /**
     * Checks that the whole packet was read: if bytes are left, the packet was not understood.
     *
     * @param packet the name of the packet, for the message
     */
    public void requireExhausted(String packet) {
        if (position != limit) {
            throw new ProtocolException(packet + " has " + remaining() + " bytes too many");
        }
    }

    private int lengthToNul() {
        for (int i = position; i < limit; i++) {
            if (array[i] == 0) {
                return i - position;
            }
        }
        throw new ProtocolException("a text that does not end with a NUL");
    }

    private void require(int length) {
        // Never position + length: a hostile length overflows the sum.
        if (length < 0 || length > limit - position) {
            throw new ProtocolException(
                    "the packet has " + (limit - position) + " bytes left, but " + length + " are expected");
        }
    }
}
