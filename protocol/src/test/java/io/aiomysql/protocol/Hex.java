package io.aiomysql.protocol;

import java.util.HexFormat;

/** Bytes as a test writes them: {@code Hex.bytes("0A 00", "ff")}. */
public final class Hex {

    private Hex() {}

    public static byte[] bytes(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    public static String of(byte... bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
