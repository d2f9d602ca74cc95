package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * The number 1 or 0: the binary protocol has no truth values. The literal is not TRUE or FALSE, since the JSON functions
 * take those for truth values and the parameter for a number.
 */
final class BooleanParameter implements BoundParameter {

    private final boolean value;

    BooleanParameter(boolean value) {
        this.value = value;
    }

    @Override
    public int typeCode() {
        return ColumnType.TINY.code();
    }

    @Override
    public boolean isNonNegativeInteger() {
        return true;
    }

    @Override
    public BoundParameter asUnsigned() {
        return IntegerParameter.ofUnsigned(value ? 1 : 0);
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeInt1(value ? 1 : 0);
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeInt1(value ? '1' : '0');
    }
}
