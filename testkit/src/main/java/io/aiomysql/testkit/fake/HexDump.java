package io.aiomysql.testkit.fake;

import java.util.HexFormat;

/** Shows bytes to people, sixteen in a line, with their ASCII characters. */
final class HexDump {

    private static final int LINE = 16;
    private static final int MOST = 1024;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static String of(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, MOST);
        for (int from = 0; from < shown; from += LINE) {
            int to = Math.min(shown, from + LINE);
            dump.append("  %04x  %-48s ".formatted(from, SPACED.formatHex(bytes, from, to)));
            for (int i = from; i < to; i++) {
                dump.append(bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        if (shown < bytes.length) {
            dump.append("  and ").append(bytes.length - shown).append(" bytes more\n");
        }
        return dump.toString();
    }

    static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
