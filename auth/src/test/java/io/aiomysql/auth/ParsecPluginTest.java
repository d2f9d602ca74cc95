package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.hex;
import static io.aiomysql.auth.Contexts.openChannel;
import static io.aiomysql.auth.Contexts.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParsecPluginTest {

    private static final Bytes NONCE = Bytes.copyOf(new byte[32]);
    private static final byte[] SALT = "eighteen bytes sal".getBytes(StandardCharsets.US_ASCII);

    static Stream<String> passwords() {
        return Stream.of("s", "secret", "pässwörd", "x".repeat(128), "x".repeat(129), "x".repeat(255));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void theKeyIsDerivedAsTheJdkDoes(String password) throws Exception {
        byte[] expected = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, 1_024, 256))
                .getEncoded();
        assertThat(Pbkdf2.derive(utf8(password), SALT, 1_024)).isEqualTo(expected);
    }

    @Test
    void thePlainSignatureOfBothNoncesIsSent() {
        AuthExchange exchange = begin();
        assertThat(exchange.next(NONCE)).isEqualTo(new AuthReply.Send(Bytes.EMPTY));
        byte[] answer = ((AuthReply.Send) exchange.next(salt('P', 1))).payload().toArray();

        byte[] own = Arrays.copyOf(answer, 32);
        byte[] signed = new byte[64];
        System.arraycopy(own, 0, signed, 32, 32);
        byte[] key = Pbkdf2.derive(utf8("secret"), SALT, 2_048);
        assertThat(own).isNotEqualTo(new byte[32]);
        assertThat(Arrays.copyOfRange(answer, 32, 96)).isEqualTo(Ed25519Signature.sign(Bytes.copyOf(key), signed));
        assertThatThrownBy(() -> exchange.next(NONCE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void whatTheServerStoresIsTheDerivationAndThePublicKey() {
        AuthExchange exchange = begin();
        exchange.next(NONCE);
        assertThat(exchange.passwordHash()).isEqualTo(Bytes.EMPTY);
        exchange.next(salt('P', 1));

        byte[] publicKey = Ed25519Signature.publicKey(Bytes.copyOf(Pbkdf2.derive(utf8("secret"), SALT, 2_048)));
        byte[] hash = exchange.passwordHash().toArray();
        assertThat(Arrays.copyOf(hash, 20)).isEqualTo(salt('P', 1).toArray());
        assertThat(Arrays.copyOfRange(hash, 20, hash.length)).isEqualTo(publicKey);
    }

    @Test
    void withoutAPasswordNothingIsStored() {
        for (AuthPlugin plugin : List.of(new ParsecPlugin(new SecureRandom()), new Ed25519PasswordPlugin())) {
            AuthExchange exchange = plugin.begin(openChannel(""));
            exchange.next(NONCE);
            if (plugin instanceof ParsecPlugin) {
                exchange.next(salt('P', 0));
            }
            assertThat(exchange.passwordHash()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void moreRoundsThanAnIoThreadMayWaitForAreRefused() {
        AuthExchange exchange = begin();
        exchange.next(NONCE);
        assertThat(exchange.next(salt('P', 7))).isInstanceOf(AuthReply.Refuse.class);
    }

    @Test
    void anUnknownWayToDeriveTheKeyIsRefused() {
        AuthExchange exchange = begin();
        exchange.next(NONCE);
        assertThatThrownBy(() -> exchange.next(salt('Q', 0))).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> begin().next(hex("0102"))).isInstanceOf(ProtocolException.class);
    }

    private static AuthExchange begin() {
        return new ParsecPlugin(new SecureRandom()).begin(openChannel("secret"));
    }

    private static Bytes salt(char derivation, int exponent) {
        byte[] salt = new byte[SALT.length + 2];
        salt[0] = (byte) derivation;
        salt[1] = (byte) exponent;
        System.arraycopy(SALT, 0, salt, 2, SALT.length);
        return Bytes.copyOf(salt);
    }
}
