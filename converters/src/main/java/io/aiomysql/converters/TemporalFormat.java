package io.aiomysql.converters;

import java.nio.charset.StandardCharsets;

/** Writes temporal values of the binary protocol as the servers write them in the text protocol. */
final class TemporalFormat {

    /** A column with more decimals than this has not fixed them. */
    private static final int MAX_DECIMALS = 6;

    /** {@code :MM:SS}. */
    private static final int MINUTES_LENGTH = 6;

    private TemporalFormat() {}

    static String date(int date) {
        byte[] text = new byte[TemporalText.DATE_LENGTH];
        writeDate(text, date);
        return string(text);
    }

    /** Writes a date and a time of day in nanoseconds, as {@link #time} writes that. */
    static String dateTime(int date, long nanoOfDay, int decimals) {
        int hoursEnd = TemporalText.DATE_LENGTH + " HH".length();
        int fraction = fractionLength(micros(nanoOfDay), decimals);
        byte[] text = new byte[hoursEnd + MINUTES_LENGTH + fraction];
        writeDate(text, date);
        text[TemporalText.DATE_LENGTH] = ' ';
        writeClock(text, hoursEnd, nanoOfDay);
        writeFraction(text, fraction, micros(nanoOfDay));
        return string(text);
    }

    /** Writes a span in nanoseconds, with the column's decimals; with six if it has not fixed them and there is a fraction. */
    static String time(long nanos, int decimals) {
        long span = Math.abs(nanos);
        int hoursEnd = (nanos < 0 ? 1 : 0) + (span < TimeSpan.nanos(100, 0, 0) ? 2 : 3);
        int fraction = fractionLength(micros(span), decimals);
        byte[] text = new byte[hoursEnd + MINUTES_LENGTH + fraction];
        if (nanos < 0) {
            text[0] = '-';
        }
        writeClock(text, hoursEnd, span);
        writeFraction(text, fraction, micros(span));
        return string(text);
    }

    private static int micros(long nanos) {
        return (int) (nanos % TimeSpan.NANOS_PER_SECOND / 1_000);
    }

    /** Counts the bytes of the fraction and its point. Digits that are not zero stay, whatever the column says. */
    private static int fractionLength(int micros, int decimals) {
        if (decimals > MAX_DECIMALS) {
            return micros == 0 ? 0 : 1 + MAX_DECIMALS;
        }
        int digits = micros == 0 ? 0 : MAX_DECIMALS;
        for (int rest = micros; digits > decimals && rest % 10 == 0; rest /= 10) {
            digits--;
        }
        int written = Math.max(digits, decimals);
        return written == 0 ? 0 : 1 + written;
    }

    /** Writes the date at the text's beginning. */
    private static void writeDate(byte[] text, int date) {
        writeDigits(text, 0, 4, CalendarDate.year(date));
        text[4] = '-';
        writeDigits(text, 5, 7, CalendarDate.month(date));
        text[7] = '-';
        writeDigits(text, 8, TemporalText.DATE_LENGTH, CalendarDate.day(date));
    }

    /** Writes hours up to {@code hoursEnd}, of two digits or more, and minutes and seconds after them. */
    private static void writeClock(byte[] text, int hoursEnd, long nanos) {
        int seconds = (int) (nanos / TimeSpan.NANOS_PER_SECOND);
        int hours = seconds / 3_600;
        writeDigits(text, hoursEnd - (hours < 100 ? 2 : 3), hoursEnd, hours);
        text[hoursEnd] = ':';
        writeDigits(text, hoursEnd + 1, hoursEnd + 3, seconds / 60 % 60);
        text[hoursEnd + 3] = ':';
        writeDigits(text, hoursEnd + 4, hoursEnd + 6, seconds % 60);
    }

    /** Writes the point, and as many digits as there is room for, up to the text's end. */
    private static void writeFraction(byte[] text, int length, int micros) {
        if (length == 0) {
            return;
        }
        int point = text.length - length;
        text[point] = '.';
        int digits = micros;
        for (int i = length - 1; i < MAX_DECIMALS; i++) {
            digits /= 10;
        }
        writeDigits(text, point + 1, text.length, digits);
    }

    private static void writeDigits(byte[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String string(byte[] ascii) {
        return new String(ascii, StandardCharsets.ISO_8859_1);
    }
}
