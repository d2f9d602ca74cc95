package io.aiomysql.internal.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What the client sends for prepared statements, in words; everything else in hexadecimal. */
public final class StatementCommands {

    private static final int FIXED = 10;

    private StatementCommands() {}

    public static String describe(byte[] payload) {
        int header = payload.length == 0 ? 0 : payload[0];
        return switch (header) {
            case 0x16 -> "PREPARE " + new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
            case 0x17 -> "EXECUTE " + int4(payload, 1) + (payload[5] == 0 ? "" : " CURSOR") + values(payload);
            case 0x18 ->
                "LONG_DATA " + int4(payload, 1) + " #"
                        + Short.toUnsignedInt(ByteBuffer.wrap(payload)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getShort(5))
                        + " "
                        + (payload.length - 7);
            case 0x19 -> "CLOSE " + int4(payload, 1);
            case 0x1A -> "RESET " + int4(payload, 1);
            case 0x1C -> "FETCH " + int4(payload, 1) + " " + int4(payload, 5);
            default -> HexFormat.of().formatHex(payload);
        };
    }

    private static int int4(byte[] payload, int at) {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    /** All behind the fixed part, if there are parameters. */
    private static String values(byte[] payload) {
        return payload.length == FIXED
                ? ""
                : " " + HexFormat.of().formatHex(Arrays.copyOfRange(payload, FIXED, payload.length));
    }
}
