package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.NONCE;
import static io.aiomysql.auth.Contexts.hex;
import static io.aiomysql.auth.Contexts.openChannel;
import static io.aiomysql.auth.Contexts.openChannelWithRetrieval;
import static io.aiomysql.auth.Contexts.trustedChannel;
import static io.aiomysql.auth.RsaKeyPairs.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever the server sends, the exchange answers or throws ProtocolException. */
class HostileServerTest {

    private static final long SEED = 20_260_101;

    @Test
    void aNonceOfAnotherLengthIsRejected() {
        for (AuthPlugin plugin :
                List.of(new NativePasswordPlugin(), new CachingSha2PasswordPlugin(), new Sha256PasswordPlugin())) {
            for (int length = 0; length <= 40; length++) {
                AuthExchange exchange = plugin.begin(openChannel("secret"));
                if (length == 20) {
                    continue;
                }
                Bytes nonce = Bytes.copyOf("n".repeat(length).getBytes(StandardCharsets.US_ASCII));
                assertRejects(exchange, nonce);
                assertRejects(exchange, NONCE);
            }
        }
    }

    @Test
    void nativePasswordAnswersOnce() {
        AuthExchange exchange = new NativePasswordPlugin().begin(openChannel("secret"));
        exchange.next(NONCE);

        assertRejects(exchange, NONCE);
    }

    @Test
    void everyOtherVerdictIsRejected() {
        for (int verdict = 0; verdict <= 0xFF; verdict++) {
            if (verdict == 0x03 || verdict == 0x04) {
                continue;
            }
            assertRejects(scrambled(), Bytes.copyOf((byte) verdict));
        }
        assertRejects(scrambled(), Bytes.EMPTY);
        assertRejects(scrambled(), hex("0304"));
        assertRejects(scrambled(), hex("0400"));
    }

    @Test
    void everySingleByteInPlaceOfTheKeyIsRejected() {
        for (int value = 0; value <= 0xFF; value++) {
            assertRejects(keyRequested(), Bytes.copyOf((byte) value));
        }
        assertRejects(keyRequested(), Bytes.EMPTY);
        assertRejects(keyRequested(), Bytes.copyOf(new byte[1 << 20]));
    }

    @Test
    void mutatedKeysAreAnsweredRefusedOrRejected() {
        Random random = new Random(SEED);
        byte[] der = RSA_2048.getPublic().getEncoded();
        for (int round = 0; round < 5_000; round++) {
            byte[] mutated = der.clone();
            // Most of the structure is in the first 40 bytes.
            for (int change = 0; change <= random.nextInt(3); change++) {
                int at = random.nextInt(random.nextBoolean() ? 40 : der.length);
                mutated[at] = (byte) random.nextInt(256);
            }
            Bytes pem = Contexts.utf8(RsaKeyPairs.block("PUBLIC KEY", mutated));
            assertAnswersOrRejects(HostileServerTest::keyRequested, pem, round);
        }
    }

    @Test
    void randomDataIsAnsweredOrRejectedInEveryState() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            byte[] data = new byte[random.nextInt(64)];
            random.nextBytes(data);
            Bytes bytes = Bytes.copyOf(data);
            assertAnswersOrRejects(() -> new NativePasswordPlugin().begin(openChannel("secret")), bytes, round);
            assertAnswersOrRejects(() -> new CachingSha2PasswordPlugin().begin(openChannel("secret")), bytes, round);
            assertAnswersOrRejects(HostileServerTest::scrambled, bytes, round);
            assertAnswersOrRejects(HostileServerTest::keyRequested, bytes, round);
        }
    }

    private static AuthExchange scrambled() {
        AuthExchange exchange = new CachingSha2PasswordPlugin().begin(trustedChannel("secret"));
        exchange.next(NONCE);
        return exchange;
    }

    private static AuthExchange keyRequested() {
        AuthExchange exchange = new CachingSha2PasswordPlugin().begin(openChannelWithRetrieval("secret"));
        exchange.next(NONCE);
        exchange.next(hex("04"));
        return exchange;
    }

    private static void assertRejects(AuthExchange exchange, Bytes data) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> exchange.next(data))
                .withMessageNotContaining("secret");
    }

    private static void assertAnswersOrRejects(Supplier<AuthExchange> exchange, Bytes data, int round) {
        try {
            assertThat(exchange.get().next(data)).isNotNull();
        } catch (ProtocolException expected) {
            assertThat(expected).hasMessageNotContaining("secret");
        } catch (RuntimeException other) {
            fail("round " + round, other);
        }
    }
}
