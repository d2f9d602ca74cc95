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

    /** What it is made of, and what can be sent instead. */
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
                "a stream can be sent with a prepared statement alone: use statementMode(BINARY), or send " + remedy());
    }

    /** A binary string. */
    public static final class OfBytes extends StreamedParameter {
        private final InputStream stream;

        OfBytes(InputStream stream) {
            super(ColumnType.BLOB);
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

        /**
         * Returns where the text comes from.
         *
         * @return the reader, of which nothing has been read
         */
        public Reader reader() {
            return reader;
        }

        @Override
        String remedy() {
            return "a String instead of a Reader";
        }
    }

    /** A binary string that is published. */
    public static final class OfPublisher extends StreamedParameter {
        private final Flow.Publisher<?> publisher;

        OfPublisher(Flow.Publisher<?> publisher) {
            super(ColumnType.BLOB);
            this.publisher = publisher;
        }

        /**
         * Returns where the bytes come from.
         *
         * @return the publisher, not subscribed to yet; anything but a {@link java.nio.ByteBuffer} from it is a mistake
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
