package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.NONCE;
import static io.aiomysql.auth.Contexts.hex;
import static io.aiomysql.auth.Contexts.openChannelWithRetrieval;
import static io.aiomysql.auth.RsaKeyPairs.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthReply;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RSA keys that would give the password away, pinned by the user or sent by the server. */
class RsaKeyStrengthTest {

    private static final BigInteger GOOD = ((RSAPublicKey) RSA_2048.getPublic()).getModulus();
    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    static Stream<Arguments> weakKeys() {
        BigInteger odd = BigInteger.ONE.shiftLeft(2_047).setBit(0);
        BigInteger prime = BigInteger.ONE.shiftLeft(1_030).nextProbablePrime();
        return Stream.of(
                Arguments.of("512 bits", BigInteger.ONE.shiftLeft(511).setBit(0), F4, "512 bits"),
                Arguments.of("1024 bits", BigInteger.ONE.shiftLeft(1_023).setBit(0), F4, "1024 bits"),
                Arguments.of("2047 bits", BigInteger.ONE.shiftLeft(2_046).setBit(0), F4, "2047 bits"),
                Arguments.of("16385 bits", BigInteger.ONE.shiftLeft(16_384).setBit(0), F4, "16385 bits"),
                Arguments.of("an even modulus", GOOD.clearBit(0), F4, "factor"),
                Arguments.of("a power of two", BigInteger.ONE.shiftLeft(2_048), F4, "factor"),
                Arguments.of(
                        "a multiple of three",
                        odd.subtract(odd.mod(BigInteger.valueOf(6))).add(BigInteger.valueOf(3)),
                        F4,
                        "factor"),
                Arguments.of("a square", prime.multiply(prime), F4, "factor"),
                Arguments.of("the exponent 1", GOOD, BigInteger.ONE, "exponent"),
                Arguments.of("an even exponent", GOOD, BigInteger.TWO, "exponent"),
                Arguments.of("the exponent 65,536", GOOD, BigInteger.valueOf(65_536), "exponent"),
                Arguments.of(
                        "a huge exponent", GOOD, BigInteger.ONE.shiftLeft(256).setBit(0), "exponent"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weakKeys")
    void aWeakKeyIsRefusedWhereItIsPinned(String name, BigInteger modulus, BigInteger exponent, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPublicKeys.requireStrong(new Key(modulus, exponent)))
                .withMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weakKeys")
    void aWeakKeyEncryptsNoPassword(String name, BigInteger modulus, BigInteger exponent, String reason) {
        AuthReply reply = RsaPassword.encrypt(Contexts.utf8("secret"), NONCE.toArray(), new Key(modulus, exponent));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        AuthReply.Refuse.class,
                        refuse -> assertThat(refuse.reason()).contains(reason, "TLS"));
    }

    @Test
    void aShortKeyFromTheServerIsRefusedAndAShortPinnedFileToo() {
        String pem = RsaKeyPairs.pem(RsaKeyPairs.generate("RSA", 1_024).getPublic());
        AuthExchange exchange = new CachingSha2PasswordPlugin().begin(openChannelWithRetrieval("secret"));
        exchange.next(NONCE);
        exchange.next(hex("04"));

        assertThat(exchange.next(Contexts.utf8(pem)))
                .isInstanceOfSatisfying(
                        AuthReply.Refuse.class,
                        refuse -> assertThat(refuse.reason()).contains("1024 bits", "2048"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPublicKeys.parsePem(pem))
                .withMessageContaining("1024 bits");
    }

    @Test
    void aKeyOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPublicKeys.requireStrong(
                        RsaKeyPairs.generate("EC", 256).getPublic()))
                .withMessageContaining("EC");
    }

    @Test
    void whatServersGenerateIsAccepted() {
        assertThatCode(() -> RsaPublicKeys.requireStrong(RSA_2048.getPublic())).doesNotThrowAnyException();
        assertThatCode(() -> RsaPublicKeys.requireStrong(new Key(GOOD, BigInteger.valueOf(3))))
                .doesNotThrowAnyException();
    }

    /** A key that no factory has looked at. */
    private record Key(BigInteger getModulus, BigInteger getPublicExponent) implements RSAPublicKey {
        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }
}
