package io.aiomysql.protocol.framing;

import io.aiomysql.protocol.Bytes;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Appends fields to an array that grows. A value that does not fit into its field throws {@link
 * IllegalArgumentException}. It is never cut, because the server would then take its rest for other fields. Not
 * thread-safe.
 */
public class PayloadWriter {

    private static final int INITIAL_CAPACITY = 512;
    private static final byte[] NOTHING = {};

    /** The largest array that every JVM can make. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private byte[] array = new byte[INITIAL_CAPACITY];
    private int size;
    private boolean nonAscii;
    private boolean supplementary;
    private boolean secret;

    /** An array that has grown, while it is not needed: an idle writer keeps it only until the next garbage collection. */
    private @Nullable WeakReference<byte[]> resting;

    /** Creates an empty writer. */
    public PayloadWriter() {}

    /** {@return the array that is written to, not a copy; valid until the next write} */
    public final byte[] array() {
        return array;
    }

    /** {@return the number of bytes written} */
    public final int size() {
        return size;
    }

    /** {@return true if text was written that has other characters than ASCII, since the writer or its packet was begun} */
    public final boolean hasNonAscii() {
        return nonAscii;
    }

    /** {@return true if text was written that has characters of four bytes, since the writer or its packet was begun} */
    public final boolean hasSupplementary() {
        return supplementary;
    }

    /** Forgets what kind of text was written. */
    final void beginText() {
        nonAscii = false;
        supplementary = false;
    }

    /**
     * Says whether what is written may hold a secret: then an array that is too small is overwritten when a larger one takes its place.
     *
     * @param mayHold false unless set
     */
    public final void holdsSecret(boolean mayHold) {
        secret = mayHold;
    }

    /** {@return a copy of the bytes written, which can be wiped; the bytes written are overwritten} */
    public final Bytes toSecret() {
        Bytes copy = Bytes.secret(Arrays.copyOf(array, size));
        Arrays.fill(array, 0, size, (byte) 0);
        return copy;
    }

    /** {@return a copy of the bytes written} */
    public final Bytes toBytes() {
        return Bytes.copyOfRange(array, 0, size);
    }

    /**
     * Removes what was written. An array that has grown larger than a limit is replaced by a small one.
     *
     * @param keptCapacity the largest array to keep, in bytes
     */
    public void clear(int keptCapacity) {
        size = 0;
        beginText();
        if (array.length > keptCapacity) {
            array = new byte[INITIAL_CAPACITY];
        }
    }

    /** Removes what was written, and lets go of an array that has grown until as much is written again. */
    public final void rest() {
        size = 0;
        if (array.length > INITIAL_CAPACITY) {
            resting = new WeakReference<>(array);
            array = new byte[INITIAL_CAPACITY];
        }
    }

    /** Removes what was written, and all arrays: nothing will be written any more. */
    public final void release() {
        size = 0;
        array = NOTHING;
        resting = null;
    }

    /**
     * Writes a byte.
     *
     * @param value its low eight bits
     * @return this
     */
    public final PayloadWriter writeInt1(int value) {
        ensure(1);
        array[size++] = (byte) value;
        return this;
    }

    /**
     * Writes two bytes, little-endian.
     *
     * @param value 0 to 65,535
     * @return this
     */
    public final PayloadWriter writeInt2(int value) {
        return writeLittleEndian(value, 2);
    }

    /**
     * Writes four bytes, little-endian.
     *
     * @param value its low 32 bits
     * @return this
     */
    public final PayloadWriter writeInt4(long value) {
        return writeLittleEndian(value & 0xFFFF_FFFFL, 4);
    }

    /**
     * Writes eight bytes, little-endian.
     *
     * @param value the 64 bits
     * @return this
     */
    public final PayloadWriter writeInt8(long value) {
        return writeLittleEndian(value, 8);
    }

    /**
     * Writes a length-encoded integer.
     *
     * @param value an unsigned number
     * @return this
     */
    public final PayloadWriter writeLenenc(long value) {
        if (value >= 0 && value < Lenenc.NULL) {
            return writeInt1((int) value);
        }
        if (value >= 0 && value <= 0xFFFF) {
            return writeInt1(Lenenc.TWO_BYTES).writeLittleEndian(value, 2);
        }
        if (value >= 0 && value <= 0xFF_FFFF) {
            return writeInt1(Lenenc.THREE_BYTES).writeLittleEndian(value, 3);
        }
        return writeInt1(Lenenc.EIGHT_BYTES).writeInt8(value);
    }

    /**
     * Writes bytes.
     *
     * @param bytes the bytes
     * @return this
     */
    public final PayloadWriter writeBytes(byte... bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, array, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /**
     * Writes bytes.
     *
     * @param bytes the bytes
     * @return this
     */
    public final PayloadWriter writeBytes(Bytes bytes) {
        ensure(bytes.length());
        bytes.copyTo(array, size);
        size += bytes.length();
        return this;
    }

    /**
     * Writes bytes with their length before them.
     *
     * @param bytes the bytes
     * @return this
     */
    public final PayloadWriter writeLenencBytes(Bytes bytes) {
        return writeLenenc(bytes.length()).writeBytes(bytes);
    }

    /**
     * Writes text in UTF-8 with its length in bytes before it.
     *
     * @param text the text
     * @return this
     */
    public final PayloadWriter writeLenencString(String text) {
        byte[] encoded = utf8(text);
        return writeLenenc(encoded.length).writeBytes(encoded);
    }

    /**
     * Writes text in UTF-8, to the end of the packet.
     *
     * @param text the text
     * @return this
     * @throws IllegalArgumentException if the text contains an unpaired surrogate
     */
    public final PayloadWriter writeRestString(String text) {
        return writeBytes(utf8(text));
    }

    /**
     * Writes text in UTF-8, followed by a NUL.
     *
     * @param text the text
     * @return this
     * @throws IllegalArgumentException if the text contains a NUL, after which the server would read another field
     */
    public final PayloadWriter writeNulString(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name must not contain the NUL character");
        }
        return writeRestString(text).writeInt1(0);
    }

    /**
     * Writes zeros.
     *
     * @param count the number of zeros
     * @return this
     */
    public final PayloadWriter writeZeros(int count) {
        ensure(count);
        Arrays.fill(array, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    /** Encodes text; the JDK would write a question mark for what has no form in UTF-8, and the server would store it. */
    private byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    throw new IllegalArgumentException(
                            "the text contains an unpaired surrogate, which cannot be encoded in UTF-8");
                }
                supplementary = true;
                i++;
            }
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        nonAscii |= encoded.length != text.length();
        return encoded;
    }

    private PayloadWriter writeLittleEndian(long value, int width) {
        if (width < 8 && value >>> (8 * width) != 0) {
            throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
        }
        ensure(width);
        for (int i = 0; i < width; i++) {
            array[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    final void ensure(int more) {
        if (more > array.length - size) {
            if (more > MAX_CAPACITY - size) {
                throw new IllegalArgumentException("a packet of more than " + MAX_CAPACITY + " bytes cannot be sent");
            }
            grow(size + more);
        }
    }

    private void grow(int needed) {
        WeakReference<byte[]> reference = resting;
        byte[] last = reference == null ? null : reference.get();
        resting = null;
        byte[] former = array;
        if (last != null && last.length >= needed) {
            System.arraycopy(array, 0, last, 0, size);
            array = last;
        } else {
            long doubled = Math.min(MAX_CAPACITY, 2L * array.length);
            array = Arrays.copyOf(array, (int) Math.max(needed, doubled));
        }
        if (secret) {
            Arrays.fill(former, (byte) 0);
        }
    }

    final void truncate(int newSize) {
        size = newSize;
    }
}
