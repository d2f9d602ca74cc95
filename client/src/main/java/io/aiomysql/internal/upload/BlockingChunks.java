package io.aiomysql.internal.upload;

import io.aiomysql.protocol.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream, and waits for it. The stream is not closed. */
final class BlockingChunks implements ChunkSource {

    private final ChunkReader reader;

    private BlockingChunks(ChunkReader reader) {
        this.reader = reader;
    }

    /** Reads the next chunk; null at the end. */
    @FunctionalInterface
    private interface ChunkReader {
        @Nullable
        Bytes read() throws IOException;
    }

    static BlockingChunks of(InputStream stream) {
        return new BlockingChunks(() -> {
            byte[] chunk = stream.readNBytes(CHUNK);
            return chunk.length == 0 ? null : Bytes.copyOf(chunk);
        });
    }

    /** Encodes in UTF-8. Text that cannot be encoded is refused: the server would store a question mark. */
    static BlockingChunks of(Reader reader) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        // A character takes up to three bytes; half a surrogate pair waits in the buffer for the other half.
        CharBuffer characters = CharBuffer.allocate(CHUNK / 3);
        return new BlockingChunks(() -> {
            ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
            boolean atEnd = false;
            while (bytes.position() == 0 && !atEnd) {
                atEnd = reader.read(characters) < 0;
                characters.flip();
                if (encoder.encode(characters, bytes, atEnd).isError()) {
                    throw new UnpairedSurrogateException();
                }
                characters.compact();
            }
            return bytes.position() == 0 ? null : Bytes.copyOfRange(bytes.array(), 0, bytes.position());
        });
    }

    @Override
    public void next(Receiver receiver) {
        Bytes data;
        try {
            data = reader.read();
        } catch (IOException | RuntimeException | Error e) {
            receiver.failed(e);
            return;
        }
        if (data == null) {
            receiver.end();
        } else {
            receiver.chunk(data);
        }
    }

    @Override
    public void cancel() {
        // A read that has begun goes on, and its chunk is dropped.
    }

    /** Text that cannot be encoded in UTF-8. */
    static final class UnpairedSurrogateException extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return "the text has an unpaired surrogate, which cannot be encoded in UTF-8";
        }
    }
}
