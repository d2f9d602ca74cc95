package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.NONCE;
import static io.aiomysql.auth.Contexts.hex;
import static io.aiomysql.auth.Contexts.openChannel;
import static io.aiomysql.auth.Contexts.openChannelWithKey;
import static io.aiomysql.auth.Contexts.openChannelWithRetrieval;
import static io.aiomysql.auth.Contexts.trustedChannel;
import static io.aiomysql.auth.Contexts.untrustedChannel;
import static io.aiomysql.auth.Contexts.utf8;
import static io.aiomysql.auth.RsaKeyPairs.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthReply;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingSha2PasswordPluginTest {

    private static final Bytes FAST_SUCCESS = hex("03");
    private static final Bytes FULL = hex("04");

    @Test
    void anAccountInTheCacheWaitsForTheOkPacket() {
        AuthExchange exchange = scrambled(openChannel("secret"));

        assertThat(exchange.next(FAST_SUCCESS)).isEqualTo(new AuthReply.AwaitServer());
        assertRejects(exchange, FAST_SUCCESS);
    }

    @Test
    void aTrustedChannelCarriesThePasswordAndANul() {
        AuthExchange exchange = scrambled(trustedChannel("sécret"));

        assertThat(exchange.next(FULL)).isEqualTo(new AuthReply.Send(utf8("sécret\0")));
        assertRejects(exchange, FULL);
    }

    @Test
    void anEmptyPasswordCanAuthenticateFullyToo() {
        assertThat(scrambled(trustedChannel("")).next(FULL)).isEqualTo(new AuthReply.Send(utf8("\0")));
    }

    @Test
    void anUntrustedConfidentialChannelIsRefusedEvenWithAKey() {
        // The server takes what comes over TLS for the password itself: RSA would be a wrong password.
        AuthReply reply =
                scrambled(untrustedChannel("secret", RSA_2048.getPublic())).next(FULL);

        assertThat(reasonOf(reply)).contains("VERIFY_IDENTITY", "sslCa", "REQUIRED");
    }

    @Test
    void anOpenChannelWithoutAKeyIsRefusedAndTheRemediesNamed() {
        AuthExchange exchange = scrambled(openChannel("secret"));

        assertThat(reasonOf(exchange.next(FULL))).contains("serverPublicKey", "allowPublicKeyRetrieval", "TLS");
        assertRejects(exchange, FULL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 20, 21, 100, 213})
    void thePinnedKeyEncryptsPasswordsOfEveryLength(int length) {
        String password = "x".repeat(length);
        AuthExchange exchange = scrambled(openChannelWithKey(password, RSA_2048.getPublic()));

        assertThat(decrypted(exchange.next(FULL))).isEqualTo(password + '\0');
        assertRejects(exchange, FULL);
    }

    @Test
    void theRetrievedKeyEncryptsThePassword() {
        AuthExchange exchange = scrambled(openChannelWithRetrieval("пароль-密码"));

        assertThat(exchange.next(FULL)).isEqualTo(new AuthReply.Send(hex("02")));
        AuthReply reply = exchange.next(utf8(RsaKeyPairs.pem(RSA_2048.getPublic())));

        assertThat(decrypted(reply)).isEqualTo("пароль-密码\0");
        assertRejects(exchange, FULL);
    }

    @Test
    void thePinnedKeyWinsOverRetrieval() {
        AuthContext context =
                new AuthContext(utf8("secret"), List.of(), false, false, false, true, RSA_2048.getPublic());

        assertThat(decrypted(scrambled(context).next(FULL))).isEqualTo("secret\0");
    }

    @Test
    void twoEncryptionsOfOnePasswordDiffer() {
        AuthContext context = openChannelWithKey("secret", RSA_2048.getPublic());

        assertThat(scrambled(context).next(FULL))
                .isNotEqualTo(scrambled(context).next(FULL));
    }

    @ParameterizedTest
    @ValueSource(ints = {214, 255})
    void aPasswordBeyondTheRsaBlockIsRefused(int length) {
        AuthContext context = openChannelWithKey("x".repeat(length), RSA_2048.getPublic());

        assertThat(reasonOf(scrambled(context).next(FULL))).contains("2048 bits", "TLS");
    }

    @Test
    void aLongPasswordTravelsOverATrustedChannelAndUnderALongKey() {
        String password = "d".repeat(255);
        KeyPair pair = RsaKeyPairs.generate("RSA", 3072);

        assertThat(scrambled(trustedChannel(password)).next(FULL)).isEqualTo(new AuthReply.Send(utf8(password + '\0')));
        AuthReply.Send sent = (AuthReply.Send)
                scrambled(openChannelWithKey(password, pair.getPublic())).next(FULL);
        assertThat(RsaKeyPairs.decrypt(sent.payload(), pair, NONCE)).isEqualTo(password + '\0');
    }

    @Test
    void aPinnedKeyOfAnotherKindIsRefused() {
        AuthContext context =
                openChannelWithKey("secret", RsaKeyPairs.generate("EC", 256).getPublic());

        assertThat(reasonOf(scrambled(context).next(FULL))).contains("serverPublicKey", "EC", "RSA");
    }

    @Test
    void noRefusalQuotesThePassword() {
        assertThat(scrambled(openChannel("hunter2")).next(FULL).toString()).doesNotContain("hunter2");
        assertThat(scrambled(trustedChannel("hunter2")).next(FULL).toString()).doesNotContain("hunter2");
        assertThat(scrambled(untrustedChannel("hunter2", null)).next(FULL).toString())
                .doesNotContain("hunter2");
    }

    private static AuthExchange scrambled(AuthContext context) {
        AuthExchange exchange = new CachingSha2PasswordPlugin().begin(context);
        assertThat(exchange.next(NONCE)).isInstanceOf(AuthReply.Send.class);
        return exchange;
    }

    private static String decrypted(AuthReply reply) {
        return RsaKeyPairs.decrypt(((AuthReply.Send) reply).payload(), RSA_2048, NONCE);
    }

    private static String reasonOf(AuthReply reply) {
        assertThat(reply).isInstanceOf(AuthReply.Refuse.class);
        return ((AuthReply.Refuse) reply).reason();
    }

    private static void assertRejects(AuthExchange exchange, Bytes data) {
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> exchange.next(data));
    }
}
