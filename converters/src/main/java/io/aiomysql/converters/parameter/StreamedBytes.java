package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.io.InputStream;

/** A binary string whose bytes are read while they are sent, by COM_STMT_SEND_LONG_DATA. There is no literal for it. */
public final class StreamedBytes implements BoundParameter {

    private final InputStream stream;

    StreamedBytes(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Returns where the bytes come from.
     *
     * @return the stream, of which nothing has been read
     */
    public InputStream stream() {
        return stream;
    }

    @Override
    public int typeCode() {
        return ColumnType.BLOB.code();
    }

    @Override
    public boolean isLongData() {
        return true;
    }

    @Override
    public void encode(PayloadWriter out) {
        throw new IllegalStateException("long data is sent ahead of the statement");
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        throw new IllegalArgumentException("an InputStream can be sent with a prepared statement alone: use"
                + " statementMode(BINARY), or send a byte[]");
    }
}
