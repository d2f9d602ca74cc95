package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;

/** NULL, of no type. */
final class NullParameter implements BoundParameter {

    static final NullParameter INSTANCE = new NullParameter();

    private NullParameter() {}

    @Override
    public int typeCode() {
        return ColumnType.NULL.code();
    }

    @Override
    public boolean isNull() {
        return true;
    }

    @Override
    public void encode(PayloadWriter out) {
        throw new IllegalStateException("NULL is sent as a bit and nothing else");
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        out.writeRestString("NULL");
    }
}
