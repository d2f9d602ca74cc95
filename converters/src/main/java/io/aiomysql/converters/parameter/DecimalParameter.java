package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * DECIMAL, as text in the binary protocol too. Servers carry the digits on each side of the point in groups of nine, nine
 * groups at most, and silently drop or clamp what is beyond. As many digits as DECIMAL(65) has fit wherever the point is.
 */
final class DecimalParameter implements BoundParameter {

    private static final int MAX_DIGITS = 65;
    private static final int LONG_BITS = 64;

    /** A number with more bits has more than 65 digits. */
    private static final int MAX_BITS = 4 * MAX_DIGITS;

    private final BigDecimal value;

    private DecimalParameter(BigDecimal value) {
        this.value = value;
    }

    static DecimalParameter of(BigDecimal value) {
        long integralDigits = (long) value.precision() - value.scale();
        if (Math.max(integralDigits, 0) + Math.max(value.scale(), 0) > MAX_DIGITS) {
            throw tooManyDigits();
        }
        return new DecimalParameter(value);
    }

    /** Gives a BIGINT where it fits, unsigned if need be. */
    static BoundParameter of(BigInteger value) {
        if (value.bitLength() < LONG_BITS) {
            return IntegerParameter.of(value);
        }
        if (value.signum() > 0 && value.bitLength() == LONG_BITS) {
            return IntegerParameter.ofUnsigned(value.longValue());
        }
        if (value.bitLength() > MAX_BITS) {
            // Counting digits takes time with the square of their number.
            throw tooManyDigits();
        }
        return of(new BigDecimal(value));
    }

    private static IllegalArgumentException tooManyDigits() {
        return new IllegalArgumentException(
                "a DECIMAL has at most " + MAX_DIGITS + " digits, including zeros between the point and"
                        + " the first other digit: round a BigDecimal with setScale, or send a String");
    }

    @Override
    public int typeCode() {
        return ColumnType.NEWDECIMAL.code();
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeLenencString(value.toPlainString());
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString(value.toPlainString());
        if (value.scale() <= 0) {
            // Without a point it would be a BIGINT, which overflows where a DECIMAL does not.
            out.writeInt1('.');
        }
    }
}
