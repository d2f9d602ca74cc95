package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.NONCE;
import static io.aiomysql.auth.Contexts.hex;
import static io.aiomysql.auth.Contexts.openChannel;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scrambles against vectors that CPython's hashlib computed from the formulas of MySQL's manual:
 *
 * <pre>
 *   x = lambda a, b: bytes(p ^ q for p, q in zip(a, b))
 *   n = bytes(range(1, 21)); s1 = lambda d: hashlib.sha1(d).digest(); s2 = lambda d: hashlib.sha256(d).digest()
 *   native  = x(s1(p), s1(n + s1(s1(p))))
 *   caching = x(s2(p), s2(s2(s2(p)) + n))
 * </pre>
 */
class ScrambleVectorsTest {

    static List<Arguments> vectors() {
        return List.of(
                Arguments.of(
                        "s",
                        "32d9833a93d6af1eb4825700b38acbea4149295d",
                        "604ac9105331d1c7076480063f2e4acee594da631b1f8979d9c675abfd883f3d"),
                Arguments.of(
                        "secret",
                        "b32bb3a583e1340c0a1108d58b1be49781ad8c2f",
                        "746ebe205d56a0707acb3e796e834e0dd7b1d61743b26bd5202c7a623230c7c9"),
                Arguments.of(
                        "a".repeat(19),
                        "a1c90f0cf3f1b0851ca7c9b8871131fb0f32d6f8",
                        "be3f330e218e368f575e7e826bbe9ddc479be8b213e0372517235cfb13e19056"),
                Arguments.of(
                        "b".repeat(20),
                        "3171e96063c35d67f442d727b3aca3dc9ebcdb9b",
                        "6ae29ee2c8a221fa576f433265890d61fb759a748649e8f8f09ce9fc79504a5c"),
                Arguments.of(
                        "c".repeat(21),
                        "de1d6cf2441cea9ed4bee16c386837155695ff21",
                        "11187beeb097e2e65c05d35975032e7bc6e74db5477041a16fbd0a3dc5b8d48f"),
                Arguments.of(
                        "d".repeat(255),
                        "5c352a8774b4c8b6c3a8bab1a5b649754b1be4cf",
                        "4177ddda49ef20b3d48132c2d0215882918fd9781058e8ceccb70a248a93205b"),
                Arguments.of(
                        "pässwörd-пароль-密码-🔑",
                        "fb46f02ca72ead52a67af2390e8be372cf849f4c",
                        "cea8dfbc885be066f022e1e0dfd95bdf7bc5dabc502a7474cfa3c68819bac8c3"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void nativePasswordGivesTheManualsScramble(String password, String nativeScramble, String ignored) {
        assertThat(firstReply(new NativePasswordPlugin(), password, NONCE))
                .isEqualTo(new AuthReply.Send(hex(nativeScramble)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void cachingSha2GivesTheManualsScramble(String password, String ignored, String cachingScramble) {
        assertThat(firstReply(new CachingSha2PasswordPlugin(), password, NONCE))
                .isEqualTo(new AuthReply.Send(hex(cachingScramble)));
    }

    @Test
    void theNulAfterTheNonceIsNotHashed() {
        Bytes terminated = Bytes.copyOf(Arrays.copyOf(NONCE.toArray(), 21));

        for (AuthPlugin plugin : List.of(new NativePasswordPlugin(), new CachingSha2PasswordPlugin())) {
            assertThat(firstReply(plugin, "secret", terminated))
                    .as(plugin.name())
                    .isEqualTo(firstReply(plugin, "secret", NONCE));
        }
    }

    @Test
    void anEmptyPasswordIsAnEmptyPacket() {
        for (AuthPlugin plugin : List.of(new NativePasswordPlugin(), new CachingSha2PasswordPlugin())) {
            assertThat(firstReply(plugin, "", NONCE)).as(plugin.name()).isEqualTo(new AuthReply.Send(Bytes.EMPTY));
        }
    }

    @Test
    void thePreferredPluginIsFirst() {
        assertThat(AuthPlugins.all())
                .extracting(AuthPlugin::name)
                .containsExactly(
                        "caching_sha2_password",
                        "mysql_native_password",
                        "sha256_password",
                        "client_ed25519",
                        "parsec",
                        "mysql_clear_password",
                        "dialog");
    }

    private static AuthReply firstReply(AuthPlugin plugin, String password, Bytes nonce) {
        return plugin.begin(openChannel(password)).next(nonce);
    }
}
