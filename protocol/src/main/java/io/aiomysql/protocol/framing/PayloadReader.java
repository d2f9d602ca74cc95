package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one payload, in place. Every read is checked against what remains; a field that is not there is a
 * {@link ProtocolException}, and so is a length beyond the end. Reusable; not thread-safe.
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
     * Turns to another payload.
     *
     * @param newArray holds the payload
     * @param from its first byte
     * @param to behind its last byte
     */
    public void reset(byte[] newArray, int from, int to) {
        array = newArray;
        position = from;
        limit = to;
    }

    /**
     * Returns the array that is read.
     *
     * @return the array itself, not a copy
     */
    public byte[] array() {
        return array;
    }

    /**
     * Returns where the next byte stands.
     *
     * @return an index into {@link #array()}
     */
    public int position() {
        return position;
    }

    /**
     * Returns where the payload ends.
     *
     * @return an index into {@link #array()}, behind the last byte
     */
    public int limit() {
        return limit;
    }

    /**
     * Returns how much is left.
     *
     * @return the number of bytes
     */
    public int remaining() {
        return limit - position;
    }

    /**
     * Looks at the next byte without consuming it.
     *
     * @return the byte, 0 to 255
     * @throws ProtocolException if nothing is left: an empty packet where a header is due
     */
    public int peek() {
        if (position == limit) {
            throw new ProtocolException("the packet ends where a byte is due");
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
     * @param packet what is being read, for the message
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
     * @return the 64 bits, to be taken as unsigned
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
     * @return the 64 bits, to be taken as unsigned
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
     * Reads the length of what follows and checks that it is there.
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
     * Reads text up to a NUL, which must be there.
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
     * Passes over bytes.
     *
     * @param length the number of bytes
     */
    public void skip(int length) {
        require(length);
        position += length;
    }

    /**
     * Checks that the whole packet was read: one that leaves bytes behind was not understood.
     *
     * @param packet what was read, for the message
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
        throw new ProtocolException("a text without the NUL that ends it");
    }

    private void require(int length) {
        // Never position + length: a hostile length overflows the sum.
        if (length < 0 || length > limit - position) {
            throw new ProtocolException(
                    "the packet ends " + (limit - position) + " bytes on, where " + length + " are due");
        }
    }
}
