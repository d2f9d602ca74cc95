package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.framing.PayloadWriter;
import java.time.LocalDate;

/**
 * Writes the parts of temporal literals.
 *
 * <pre>
 *   date      YYYY-MM-DD
 *   time      HH:MM:SS [ . 6 digits ]
 * </pre>
 */
final class TemporalDigits {

    private static final int NANOS_PER_MICRO = 1_000;

    private TemporalDigits() {}

    /** Gives the microseconds of a second. MySQL would round what is finer, perhaps into the next second, day or year. */
    static int micros(int nanos, TemporalPrecision precision) {
        if (precision == TemporalPrecision.STRICT && nanos % NANOS_PER_MICRO != 0) {
            throw new IllegalArgumentException(
                    "servers store microseconds, but the value has a smaller fraction: truncate"
                            + " it with truncatedTo(ChronoUnit.MICROS), or set temporalPrecision(TRUNCATE)");
        }
        return nanos / NANOS_PER_MICRO;
    }

    /** Servers know no other years. */
    static void requireYear(int year) {
        if (year < 0 || year > 9_999) {
            throw new IllegalArgumentException("servers support only the years 0000 to 9999");
        }
    }

    static void writeDate(PayloadWriter out, LocalDate date) {
        writeDigits(out, date.getYear(), 4);
        out.writeInt1('-');
        writeDigits(out, date.getMonthValue(), 2);
        out.writeInt1('-');
        writeDigits(out, date.getDayOfMonth(), 2);
    }

    /** Writes a time of up to 999 hours. */
    static void writeTime(PayloadWriter out, int seconds, int micros) {
        int hours = seconds / 3_600;
        writeDigits(out, hours, hours > 99 ? 3 : 2);
        out.writeInt1(':');
        writeDigits(out, seconds / 60 % 60, 2);
        out.writeInt1(':');
        writeDigits(out, seconds % 60, 2);
        if (micros != 0) {
            // All six, as the parameter has: where the value becomes text, the number of digits shows.
            out.writeInt1('.');
            writeDigits(out, micros, 6);
        }
    }

    private static void writeDigits(PayloadWriter out, int value, int width) {
        int unit = 1;
        for (int i = 1; i < width; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.writeInt1('0' + value / unit % 10);
        }
    }
}
