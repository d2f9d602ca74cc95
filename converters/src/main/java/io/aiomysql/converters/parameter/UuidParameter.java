package io.aiomysql.converters.parameter;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Brings a UUID into the form of the options. */
final class UuidParameter {

    private static final int SIZE = 16;

    private UuidParameter() {}

    static BoundParameter of(UUID value, ParameterOptions options) {
        return switch (options.uuidForm()) {
            case TEXT -> TextParameter.of(value.toString());
            case BINARY -> bytes(value.getMostSignificantBits(), value);
            case BINARY_TIME_SWAPPED -> bytes(swapTime(value.getMostSignificantBits()), value);
        };
    }

    /**
     * <pre>
     *   time-low (32 bits)  time-mid (16)  time-high and version (16)
     *   time-high and version (16)  time-mid (16)  time-low (32)
     * </pre>
     */
    private static long swapTime(long bits) {
        return (bits << 48) | (((bits >>> 16) & 0xFFFF) << 32) | (bits >>> 32);
    }

    private static BoundParameter bytes(long high, UUID value) {
        ByteBuffer content = ByteBuffer.allocate(SIZE);
        return BytesParameter.of(
                content.putLong(high).putLong(value.getLeastSignificantBits()).array());
    }
}
