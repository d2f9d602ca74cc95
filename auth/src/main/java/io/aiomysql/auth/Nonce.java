package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import java.util.Arrays;

/** The server's challenge: 20 bytes, or 32 where a signature is asked for. */
final class Nonce {

    static final int LENGTH = 20;

    /** What MariaDB's plugins send that want a signature. */
    static final int LENGTH_TO_SIGN = 32;

    private Nonce() {}

    /** Reads a nonce of 20 bytes. */
    static byte[] read(Bytes serverData) {
        return read(serverData, LENGTH);
    }

    /**
     * Reads the nonce from the plugin's data of a greeting or an AuthSwitchRequest.
     *
     * @param serverData the nonce, or the nonce and the NUL that both packets end with; the NUL is not part of the nonce
     * @param expected the length of the nonce, in bytes
     * @return the nonce
     */
    static byte[] read(Bytes serverData, int expected) {
        int length = serverData.length();
        boolean terminated = length == expected + 1 && serverData.at(expected) == 0;
        if (length != expected && !terminated) {
            throw new ProtocolException("a nonce has " + expected
                    + " bytes and an optional NUL after them, but the server sent " + length + " bytes");
        }
        return Arrays.copyOf(serverData.toArray(), expected);
    }
}
