package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.io.Reader;

/**
 * Character data that is read while it is sent, in UTF-8, by COM_STMT_SEND_LONG_DATA. There is no literal for it.
 */
public final class StreamedText implements BoundParameter {

    private final Reader reader;

    StreamedText(Reader reader) {
        this.reader = reader;
    }

    /**
     * Returns where the text comes from.
     *
     * @return the reader, of which nothing has been read
     */
    public Reader reader() {
        return reader;
    }

    @Override
    public int typeCode() {
        return ColumnType.VAR_STRING.code();
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
        throw new IllegalArgumentException("a Reader can be sent with a prepared statement alone: use"
                + " statementMode(BINARY), or send a String");
    }
}
