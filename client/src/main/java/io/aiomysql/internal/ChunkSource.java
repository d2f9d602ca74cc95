package io.aiomysql.internal;

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

/** Gives what a stream has in chunks; waits for it. The stream is not closed. */
@FunctionalInterface
interface ChunkSource {

    /** How large a chunk is at most, in bytes. */
    int CHUNK = 1 << 16;

    /** Reads the next chunk; null at the end. */
    @Nullable
    Bytes next() throws IOException;

    static ChunkSource of(InputStream stream) {
        return () -> {
            byte[] chunk = stream.readNBytes(CHUNK);
            return chunk.length == 0 ? null : Bytes.copyOf(chunk);
        };
    }

    /** Encodes in UTF-8. What has no form in it is refused: the server would store a question mark. */
    static ChunkSource of(Reader reader) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        // A character takes up to three bytes; half a surrogate pair waits in the buffer for the other half.
        CharBuffer characters = CharBuffer.allocate(CHUNK / 3);
        return () -> {
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
        };
    }

    /** Text that has no form in UTF-8. */
    final class UnpairedSurrogateException extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return "the text has an unpaired surrogate, which UTF-8 has no form for";
        }
    }
}
