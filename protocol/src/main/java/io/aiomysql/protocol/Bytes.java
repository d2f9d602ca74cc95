package io.aiomysql.protocol;

import java.util.Arrays;

/**
 * An immutable sequence of bytes with value equality, so that messages and actions can be records. Only a secret changes, once:
 * when it is wiped.
 *
 * <p>{@code toString} shows only the length, because the bytes may be a password or a row.
 */
public final class Bytes {

    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0], false);

    private final byte[] content;
    private final boolean secret;

    private Bytes(byte[] content, boolean secret) {
        this.content = content;
        this.secret = secret;
    }

    /**
     * Takes over an array that holds a secret, so that {@link #wipe} can overwrite it.
     *
     * @param content the bytes, not copied; the caller must not use the array any more
     * @return the bytes
     */
    public static Bytes secret(byte... content) {
        return new Bytes(content, true);
    }

    /**
     * Overwrites a secret with zeros when nobody needs it any more. Does nothing to bytes that were not made by {@link #secret}.
     */
    public void wipe() {
        if (secret) {
            Arrays.fill(content, (byte) 0);
        }
    }

    /**
     * Copies bytes.
     *
     * @param content the bytes; later changes to the array are not seen
     * @return the bytes
     */
    public static Bytes copyOf(byte... content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone(), false);
    }

    /**
     * Copies a range of an array.
     *
     * @param source the array
     * @param from the first index, inclusive
     * @param to the last index, exclusive
     * @return the bytes
     */
    public static Bytes copyOfRange(byte[] source, int from, int to) {
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(source, from, to), false);
    }

    /** {@return the bytes in a new array, which belongs to the caller} */
    public byte[] toArray() {
        return content.clone();
    }

    /**
     * Copies the bytes into an array.
     *
     * @param target the array to copy into
     * @param at the index of the first byte in {@code target}
     */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(content, 0, target, at, content.length);
    }

    /**
     * Returns one byte.
     *
     * @param index from 0
     * @return the byte, 0 to 255
     */
    public int at(int index) {
        return content[index] & 0xFF;
    }

    /** {@return the number of bytes} */
    public int length() {
        return content.length;
    }

    /** {@return true if there are no bytes} */
    public boolean isEmpty() {
        return content.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
