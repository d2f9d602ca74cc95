package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A value of GEOMETRY, POINT and the other spatial types, as it is read and as a parameter. Immutable; {@code equals}
 * compares the content.
 *
 * <pre>
 *   4   SRID, the lowest byte first
 *   ..  well-known binary (WKB), which is not looked into
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/refman/en/gis-data-formats.html">MySQL: supported spatial data formats</a>
 */
public final class Geometry {

    /** The SRID, and WKB's byte order and type. */
    static final int MIN_LENGTH = Integer.BYTES + 1 + Integer.BYTES;

    private final byte[] bytes;

    private Geometry(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a geometry of an SRID and well-known binary.
     *
     * @param srid the id of the spatial reference system, 0 to 4,294,967,295; 0 is the plane without units
     * @param wkb well-known binary, copied; 5 bytes or more
     * @return the geometry
     */
    public static Geometry of(long srid, byte[] wkb) {
        if (srid < 0 || srid > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("an SRID is a number from 0 to 4294967295");
        }
        if (wkb.length < MIN_LENGTH - Integer.BYTES) {
            throw new IllegalArgumentException("well-known binary has 5 bytes or more");
        }
        return new Geometry(ByteBuffer.allocate(Math.addExact(Integer.BYTES, wkb.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) srid)
                .put(wkb)
                .array());
    }

    /** Takes the array, which the caller has checked and gives away. */
    static Geometry of(byte[] bytes) {
        return new Geometry(bytes);
    }

    /** {@return the id of the spatial reference system, 0 to 4,294,967,295} */
    public long srid() {
        return LittleEndian.unsignedInt(bytes, 0);
    }

    /** {@return the well-known binary, in a new array} */
    public byte[] wkb() {
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /** {@return the value as the server stores it, the SRID and the well-known binary, in a new array} */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Geometry that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the SRID and the length, but not the value. */
    @Override
    public String toString() {
        return "Geometry[srid=" + srid() + ", " + (bytes.length - Integer.BYTES) + " bytes of WKB]";
    }
}
