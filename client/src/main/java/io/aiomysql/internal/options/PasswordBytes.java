package io.aiomysql.internal.options;

import io.aiomysql.protocol.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passwords as the bytes that plugins take, which can be wiped. */
public final class PasswordBytes {

    private PasswordBytes() {}

    /** Returns the bytes of a password of the options. */
    public static Bytes of(String password) {
        return password.isEmpty() ? Bytes.EMPTY : Bytes.secret(password.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the characters, and overwrites them. */
    public static Bytes take(char... password) {
        // Room for all of them, so that no smaller buffer is left behind.
        ByteBuffer encoded = ByteBuffer.allocate(3 * password.length);
        try {
            var unused = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(password), encoded, true);
            return Bytes.secret(Arrays.copyOf(encoded.array(), encoded.position()));
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
