package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.io.InputStream;
import java.io.Reader;
import java.util.concurrent.Flow;

/** A value that is read while it is sent, by COM_STMT_SEND_LONG_DATA. There is no literal for it. */
public abstract sealed class StreamedParameter implements BoundParameter {

    private final ColumnType type;

    private StreamedParameter(ColumnType type) {
        this.type = type;
    }

    /** What can be sent instead, and instead of what. */
    abstract String remedy();

    @Override
    public final int typeCode() {
        return type.code();
    }

    @Override
    public final boolean isLongData() {
        return true;
    }

    @Override
    public final void encode(PayloadWriter out) {
        throw new IllegalStateException("long data is sent ahead of the statement");
    }

    @Override
    public final void writeLiteral(PayloadWriter out, SqlModes modes) {
        throw new IllegalArgumentException(
                "a stream can be sent only with a prepared statement: use statementMode(BINARY), or send " + remedy());
    }

    /** A binary string. */
    public static final class OfBytes extends StreamedParameter {
        private final InputStream stream;

        OfBytes(InputStream stream) {
            super(ColumnType.BLOB);
            this.stream = stream;
        }

        /** {@return the stream that the bytes are read from; nothing has been read yet} */
        public InputStream stream() {
            return stream;
        }

        @Override
        String remedy() {
            return "a byte[] instead of an InputStream";
        }
    }

    /** Character data, sent in UTF-8. */
    public static final class OfText extends StreamedParameter {
        private final Reader reader;

        OfText(Reader reader) {
            super(ColumnType.VAR_STRING);
            this.reader = reader;
        }

        /** {@return the reader that the text is read from; nothing has been read yet} */
        public Reader reader() {
            return reader;
        }

        @Override
        String remedy() {
            return "a String instead of a Reader";
        }
    }

    /** A binary string that a publisher gives. */
    public static final class OfPublisher extends StreamedParameter {
        private final Flow.Publisher<?> publisher;

        OfPublisher(Flow.Publisher<?> publisher) {
            super(ColumnType.BLOB);
            this.publisher = publisher;
        }

        /**
         * {@return the publisher of the bytes, which has no subscriber yet; it must publish nothing but {@link
         * java.nio.ByteBuffer}}
         */
        public Flow.Publisher<?> publisher() {
            return publisher;
        }

        @Override
        String remedy() {
            return "a byte[] instead of a Publisher";
        }
    }
}
