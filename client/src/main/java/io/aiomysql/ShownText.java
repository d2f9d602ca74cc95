package io.aiomysql;

/** Text of a server's, made fit for a line of a log: whoever sends it could forge lines with it, or drive the terminal. */
final class ShownText {

    /** Twice what servers send; a peer could send a gigabyte. */
    private static final int LONGEST = 1_000;

    private static final char ESCAPE = '\\';

    private ShownText() {}

    /** Escapes line breaks, control characters and those that reorder text, as Java does; shortens what is too long. */
    static String of(String text) {
        int end = Math.min(text.length(), LONGEST);
        StringBuilder shown = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            append(shown, text.charAt(i));
        }
        return end < text.length() ? shown.append("...").toString() : shown.toString();
    }

    private static void append(StringBuilder shown, char c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isHidden(c)) {
                    shown.append(ESCAPE).append(String.format("u%04x", (int) c));
                } else {
                    shown.append(c);
                }
            }
        }
    }

    private static boolean isHidden(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
