package io.aiomysql.converters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the fixed-width numbers of the binary protocol, whose lowest byte comes first. The caller has checked the length. */
final class LittleEndian {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int unsignedShort(byte[] source, int offset) {
        return (short) SHORT.get(source, offset) & 0xFFFF;
    }

    static long unsignedInt(byte[] source, int offset) {
        return (int) INT.get(source, offset) & 0xFFFF_FFFFL;
    }

    static long int64(byte[] source, int offset) {
        return (long) LONG.get(source, offset);
    }

    static float float32(byte[] source, int offset) {
        return Float.intBitsToFloat((int) INT.get(source, offset));
    }

    static double float64(byte[] source, int offset) {
        return Double.longBitsToDouble((long) LONG.get(source, offset));
    }
}
