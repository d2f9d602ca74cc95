package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * DOUBLE, for float too: servers widen a float to the double of the same value, and MariaDB would show it with six digits
 * where it is made text. MariaDB (11.8) has no negative zero.
 */
final class DoubleParameter implements BoundParameter {

    private final double value;

    private DoubleParameter(double value) {
        this.value = value;
    }

    static DoubleParameter of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("servers do not support NaN and infinity: send null");
        }
        return new DoubleParameter(value);
    }

    @Override
    public int typeCode() {
        return ColumnType.DOUBLE.code();
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt8(Double.doubleToRawLongBits(value));
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        String text = Double.toString(value);
        out.writeRestString(text);
        if (text.indexOf('E') < 0) {
            // Without an exponent it would be a DECIMAL.
            out.writeRestString("E0");
        }
    }
}
