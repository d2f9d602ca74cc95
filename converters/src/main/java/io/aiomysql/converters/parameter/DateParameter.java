package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.time.LocalDate;

/**
 * DATE.
 *
 * <pre>
 *   1  4
 *   2  year
 *   1  month
 *   1  day
 * </pre>
 */
final class DateParameter implements BoundParameter {

    private static final int LENGTH = 4;

    private final LocalDate value;

    private DateParameter(LocalDate value) {
        this.value = value;
    }

    static DateParameter of(LocalDate value) {
        TemporalDigits.requireYear(value.getYear());
        return new DateParameter(value);
    }

    @Override
    public int typeCode() {
        return ColumnType.DATE.code();
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(LENGTH);
        out.writeInt2(value.getYear()).writeInt1(value.getMonthValue()).writeInt1(value.getDayOfMonth());
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString("DATE'");
        TemporalDigits.writeDate(out, value);
        out.writeInt1('\'');
    }
}
