package io.aiomysql.auth;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthContext;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of this package begin with: passwords, channels, a nonce. */
final class Contexts {

    /** The nonce of every vector in these tests: 0x01 to 0x14. */
    static final Bytes NONCE = hex("0102030405060708090a0b0c0d0e0f1011121314");

    private Contexts() {}

    static Bytes hex(String digits) {
        return Bytes.copyOf(HexFormat.of().parseHex(digits));
    }

    static Bytes utf8(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static AuthContext openChannel(String password) {
        return new AuthContext(utf8(password), List.of(), false, false, false, false, null);
    }

    static AuthContext openChannelWithRetrieval(String password) {
        return new AuthContext(utf8(password), List.of(), false, false, false, true, null);
    }

    static AuthContext openChannelWithKey(String password, @Nullable PublicKey key) {
        return new AuthContext(utf8(password), List.of(), false, false, false, false, key);
    }

    static AuthContext trustedChannel(String password) {
        return new AuthContext(utf8(password), List.of(), true, true, true, false, null);
    }

    static AuthContext untrustedChannel(String password, @Nullable PublicKey key) {
        return new AuthContext(utf8(password), List.of(), true, true, false, true, key);
    }
}
