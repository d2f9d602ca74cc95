package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import java.util.Arrays;

/** The server's challenge of 20 bytes. */
final class Nonce {

    static final int LENGTH = 20;

    private Nonce() {}

    /**
     * Reads the nonce from the plugin's data of a greeting or an AuthSwitchRequest.
     *
     * @param serverData 20 bytes, or 20 bytes and the NUL that both packets end with; the NUL is not part of the nonce
     * @return the 20 bytes
     */
    static byte[] read(Bytes serverData) {
        int length = serverData.length();
        boolean terminated = length == LENGTH + 1 && serverData.at(LENGTH) == 0;
        if (length != LENGTH && !terminated) {
            throw new ProtocolException(
                    "a nonce has 20 bytes and an optional NUL after them, but the server sent " + length + " bytes");
        }
        return Arrays.copyOf(serverData.toArray(), LENGTH);
    }
}
