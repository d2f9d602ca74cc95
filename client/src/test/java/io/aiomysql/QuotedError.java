package io.aiomysql;

import java.util.List;

/**
 * What the page shows of an exception: {@code ClassName: beginning of the message … another part of it}.
 *
 * @param type the class without its package
 * @param parts of the message, in their order; the first is its beginning
 */
record QuotedError(String type, List<String> parts) {

    private static final String LEFT_OUT = "…";

    static QuotedError parse(String block) {
        String text = block.strip();
        int colon = text.indexOf(": ");
        if (colon < 0) {
            throw new IllegalArgumentException("the page should have 'ClassName: message' in place of " + text);
        }
        return new QuotedError(
                text.substring(0, colon), List.of(text.substring(colon + 2).split("\\s*" + LEFT_OUT + "\\s*")));
    }

    /** Whether this is the exception or one of its causes. */
    boolean shows(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getClass().getSimpleName().equals(type) && isMessage(String.valueOf(at.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isMessage(String message) {
        if (!message.startsWith(parts.get(0))) {
            return false;
        }
        int end = 0;
        for (String part : parts) {
            int start = message.indexOf(part, end);
            if (start < 0) {
                return false;
            }
            end = start + part.length();
        }
        return true;
    }
}
