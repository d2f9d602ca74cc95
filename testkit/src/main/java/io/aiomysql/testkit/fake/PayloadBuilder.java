package io.aiomysql.testkit.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts a payload together from the protocol's basic types. Not thread-safe.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html">MySQL: integers</a>
 */
public final class PayloadBuilder {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** Begins an empty payload. */
    public PayloadBuilder() {}

    /**
     * Appends an integer of one byte.
     *
     * @param value of which the lowest 8 bits count
     * @return this
     */
    public PayloadBuilder int1(int value) {
        return fixed(1, value);
    }

    /**
     * Appends an integer of two bytes, the lowest first.
     *
     * @param value of which the lowest 16 bits count
     * @return this
     */
    public PayloadBuilder int2(int value) {
        return fixed(2, value);
    }

    /**
     * Appends an integer of three bytes, the lowest first.
     *
     * @param value of which the lowest 24 bits count
     * @return this
     */
    public PayloadBuilder int3(int value) {
        return fixed(3, value);
    }

    /**
     * Appends an integer of four bytes, the lowest first.
     *
     * @param value of which the lowest 32 bits count
     * @return this
     */
    public PayloadBuilder int4(long value) {
        return fixed(4, value);
    }

    /**
     * Appends a length-encoded integer in its shortest form.
     *
     * @param value unsigned
     * @return this
     */
    public PayloadBuilder lenencInt(long value) {
        if (value >= 0 && value <= 250) {
            return fixed(1, value);
        }
        if (value >= 0 && value <= 0xFFFF) {
            return fixed(1, 0xFC).fixed(2, value);
        }
        if (value >= 0 && value <= 0xFF_FFFF) {
            return fixed(1, 0xFD).fixed(3, value);
        }
        return fixed(1, 0xFE).fixed(8, value);
    }

    /**
     * Appends a length-encoded string in UTF-8.
     *
     * @param text the string
     * @return this
     */
    public PayloadBuilder lenencString(String text) {
        return lenencBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Appends bytes after their length.
     *
     * @param bytes the bytes
     * @return this
     */
    public PayloadBuilder lenencBytes(byte[] bytes) {
        return lenencInt(bytes.length).bytes(bytes);
    }

    /**
     * Appends a string in UTF-8 and a NUL.
     *
     * @param text the string
     * @return this
     */
    public PayloadBuilder nulString(String text) {
        return string(text).int1(0);
    }

    /**
     * Appends a string in UTF-8 and nothing to say where it ends.
     *
     * @param text the string
     * @return this
     */
    public PayloadBuilder string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Appends bytes.
     *
     * @param bytes the bytes
     * @return this
     */
    public PayloadBuilder bytes(byte[] bytes) {
        content.writeBytes(bytes);
        return this;
    }

    /**
     * Appends bytes of value 0.
     *
     * @param count how many
     * @return this
     */
    public PayloadBuilder zeros(int count) {
        return bytes(new byte[count]);
    }

    /**
     * Returns what was put together so far.
     *
     * @return a new array
     */
    public byte[] toArray() {
        return content.toByteArray();
    }

    private PayloadBuilder fixed(int width, long value) {
        for (int i = 0; i < width; i++) {
            content.write((int) (value >>> (8 * i)));
        }
        return this;
    }
}
