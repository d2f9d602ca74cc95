package io.aiomysql.converters;

/** Writes temporal values of the binary protocol as the servers write them in the text protocol. */
final class TemporalFormat {

    /** A column with more decimals than this has not fixed them. */
    private static final int MAX_DECIMALS = 6;

    private TemporalFormat() {}

    static String date(int date) {
        StringBuilder text = new StringBuilder(TemporalText.DATE_LENGTH);
        digits(text, CalendarDate.year(date), 4);
        digits(text.append('-'), CalendarDate.month(date), 2);
        digits(text.append('-'), CalendarDate.day(date), 2);
        return text.toString();
    }

    /** Writes a span in nanoseconds, with the column's decimals; with six if it has not fixed them and there is a fraction. */
    static String time(long nanos, int decimals) {
        long seconds = Math.abs(nanos) / TimeSpan.NANOS_PER_SECOND;
        long micros = Math.abs(nanos) % TimeSpan.NANOS_PER_SECOND / 1_000;
        StringBuilder text = new StringBuilder(nanos < 0 ? "-" : "");
        digits(text, seconds / 3_600, 2);
        digits(text.append(':'), seconds / 60 % 60, 2);
        digits(text.append(':'), seconds % 60, 2);
        int written = decimals <= MAX_DECIMALS ? decimals : 0;
        if (written > 0 || micros != 0) {
            digits(text.append('.'), micros, MAX_DECIMALS);
            // Digits that are not zero stay, whatever the column says.
            for (int i = MAX_DECIMALS;
                    i > written && decimals <= MAX_DECIMALS && text.charAt(text.length() - 1) == '0';
                    i--) {
                text.setLength(text.length() - 1);
            }
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
