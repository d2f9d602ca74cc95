package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.math.BigDecimal;

/**
 * BIGINT for integers of every width: servers calculate with 64 bits anyway, and a parameter whose type changes between two
 * executions makes MySQL prepare the statement again (8.0.22 and later).
 */
final class IntegerParameter implements BoundParameter {

    /** The last one that a YEAR can be. */
    private static final long MAX_YEAR = 2_155;

    private final long value;
    private final boolean unsigned;

    private IntegerParameter(long value, boolean unsigned) {
        this.value = value;
        this.unsigned = unsigned;
    }

    static IntegerParameter of(Number value) {
        return new IntegerParameter(value.longValue(), false);
    }

    /** Takes the 64 bits as unsigned. */
    static IntegerParameter ofUnsigned(long bits) {
        return new IntegerParameter(bits, true);
    }

    @Override
    public int typeCode() {
        return ColumnType.LONGLONG.code();
    }

    @Override
    public boolean isUnsigned() {
        return unsigned;
    }

    @Override
    public boolean isNonNegativeInteger() {
        return unsigned || value >= 0;
    }

    @Override
    public BoundParameter asUnsigned() {
        return unsigned ? this : ofUnsigned(value);
    }

    @Override
    public boolean isBeyondYear() {
        return value < 0 || value > MAX_YEAR;
    }

    @Override
    public BoundParameter asDecimal() {
        return DecimalParameter.of(new BigDecimal(digits()));
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt8(value);
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString(digits());
    }

    private String digits() {
        return unsigned ? Long.toUnsignedString(value) : Long.toString(value);
    }
}
