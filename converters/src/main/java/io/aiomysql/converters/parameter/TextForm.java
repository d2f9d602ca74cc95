package io.aiomysql.converters.parameter;

/**
 * What a text looks like to a server that wants a number or a date in its place. Servers that fix the types of a prepared
 * statement's parameters (MySQL 8.0.22 and later) make another type of some texts.
 */
public enum TextForm {
    /** Nothing a number or a date could begin with. */
    WORDS,
    /** One to eighteen digits. */
    INTEGER,
    /** Four digits, two, and two, with dashes between them. */
    DATE,
    /** Anything else, and whatever is not known. */
    OTHER;

    private static final int INTEGER_DIGITS = 18;
    private static final int DATE_LENGTH = 10;

    /**
     * Finds the form of a text.
     *
     * @param text the text
     * @return its form
     */
    public static TextForm of(String text) {
        if (text.isEmpty()) {
            return WORDS;
        }
        char first = text.charAt(0);
        if (Character.isLetter(first)) {
            return WORDS;
        }
        if (!isDigit(first)) {
            return OTHER;
        }
        if (text.length() == DATE_LENGTH && isDate(text)) {
            return DATE;
        }
        return text.length() <= INTEGER_DIGITS && isDigits(text, 0, text.length()) ? INTEGER : OTHER;
    }

    private static boolean isDate(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isDigits(text, 0, 4)
                && isDigits(text, 5, 7)
                && isDigits(text, 8, DATE_LENGTH);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
