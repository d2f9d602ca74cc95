package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoField;

/**
 * TIME: a span from -838:59:59.999999 to 838:59:59.999999. MySQL (9.7) ends at 838:59:59 and refuses the literals beyond
 * (error 1525); of parameters it refuses each from 838 hours on that has a fraction (error 1690). MariaDB (11.8) takes all.
 *
 * <pre>
 *   1  0, 8 or 12: what is zero at the end is left out
 *   1  1 when negative
 *   4  days
 *   1  hours, 0 to 23
 *   1  minutes
 *   1  seconds
 *   4  microseconds
 * </pre>
 */
final class TimeParameter implements BoundParameter {

    private static final int LENGTH_TO_SECONDS = 8;
    private static final int LENGTH_TO_MICROS = 12;
    private static final int SECONDS_PER_DAY = 86_400;

    private static final Duration END = Duration.ofHours(839);

    private final boolean negative;
    private final int seconds;
    private final int micros;

    private TimeParameter(boolean negative, int seconds, int micros) {
        this.negative = negative;
        this.seconds = seconds;
        this.micros = micros;
    }

    static TimeParameter of(LocalTime value, ParameterOptions options) {
        int micros = TemporalDigits.micros(value.get(ChronoField.NANO_OF_SECOND), options.temporalPrecision());
        return new TimeParameter(false, value.toSecondOfDay(), micros);
    }

    static TimeParameter of(Duration value, ParameterOptions options) {
        if (value.compareTo(END) >= 0 || value.compareTo(END.negated()) <= 0) {
            throw new IllegalArgumentException(
                    "a TIME has less than 839 hours, positive or negative: send a longer Duration as a number");
        }
        // A Duration has its sign on the seconds alone, a TIME on the whole.
        Duration span = value.abs();
        int micros = TemporalDigits.micros(span.toNanosPart(), options.temporalPrecision());
        int seconds = (int) span.toSeconds();
        return new TimeParameter(value.isNegative() && (seconds != 0 || micros != 0), seconds, micros);
    }

    @Override
    public int typeCode() {
        return ColumnType.TIME.code();
    }

    @Override
    public void encode(PayloadWriter out) {
        if (seconds == 0 && micros == 0) {
            out.writeInt1(0);
            return;
        }
        int ofDay = seconds % SECONDS_PER_DAY;
        out.writeInt1(micros != 0 ? LENGTH_TO_MICROS : LENGTH_TO_SECONDS);
        out.writeInt1(negative ? 1 : 0).writeInt4(seconds / SECONDS_PER_DAY);
        out.writeInt1(ofDay / 3_600).writeInt1(ofDay / 60 % 60).writeInt1(ofDay % 60);
        if (micros != 0) {
            out.writeInt4(micros);
        }
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString(negative ? "TIME'-" : "TIME'");
        TemporalDigits.writeTime(out, seconds, micros);
        out.writeInt1('\'');
    }
}
