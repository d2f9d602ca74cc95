package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/**
 * DATETIME, which servers make a TIMESTAMP of where one is wanted. MySQL (9.7) stores the parameter without its fraction in a
 * column of text; the literal keeps it.
 *
 * <pre>
 *   1  4, 7 or 11: what is zero at the end is left out
 *   2  year
 *   1  month
 *   1  day
 *   1  hour
 *   1  minute
 *   1  second
 *   4  microseconds
 * </pre>
 */
final class DateTimeParameter implements BoundParameter {

    private static final int LENGTH_OF_DATE = 4;
    private static final int LENGTH_TO_SECONDS = 7;
    private static final int LENGTH_TO_MICROS = 11;

    /** Instants before and after are outside the servers' years in every zone. */
    private static final Instant EARLIEST = Instant.parse("-0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+10001-01-01T00:00:00Z");

    private final LocalDateTime value;
    private final int micros;

    private DateTimeParameter(LocalDateTime value, int micros) {
        this.value = value;
        this.micros = micros;
    }

    static DateTimeParameter of(LocalDateTime value, ParameterOptions options) {
        TemporalDigits.requireYear(value.getYear());
        int micros = TemporalDigits.micros(value.get(ChronoField.NANO_OF_SECOND), options.temporalPrecision());
        return new DateTimeParameter(value, micros);
    }

    static DateTimeParameter of(Instant value, ParameterOptions options) {
        ZoneId zone = options.timeZone()
                .orElseThrow(
                        () -> new IllegalArgumentException("an instant is sent in the time zone of the session, which"
                                + " is not known: set the option timeZone, or send a LocalDateTime"));
        // An instant at the ends of time would be no LocalDateTime at all.
        TemporalDigits.requireYear(value.isBefore(EARLIEST) || value.isAfter(LATEST) ? -1 : 0);
        return of(LocalDateTime.ofInstant(value, zone), options);
    }

    @Override
    public int typeCode() {
        return ColumnType.DATETIME.code();
    }

    @Override
    public void encode(PayloadWriter out) {
        boolean midnight = micros == 0 && value.toLocalTime().toSecondOfDay() == 0;
        int upToSeconds = midnight ? LENGTH_OF_DATE : LENGTH_TO_SECONDS;
        out.writeInt1(micros != 0 ? LENGTH_TO_MICROS : upToSeconds);
        out.writeInt2(value.getYear()).writeInt1(value.getMonthValue()).writeInt1(value.getDayOfMonth());
        if (!midnight) {
            out.writeInt1(value.getHour()).writeInt1(value.getMinute()).writeInt1(value.getSecond());
        }
        if (micros != 0) {
            out.writeInt4(micros);
        }
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString("TIMESTAMP'");
        TemporalDigits.writeDate(out, value.toLocalDate());
        out.writeInt1(' ');
        TemporalDigits.writeTime(out, value.toLocalTime().toSecondOfDay(), micros);
        out.writeInt1('\'');
    }
}
