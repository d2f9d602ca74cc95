package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.NONCE;
import static io.aiomysql.auth.Contexts.openChannel;
import static io.aiomysql.auth.Contexts.trustedChannel;
import static io.aiomysql.auth.Contexts.untrustedChannel;
import static io.aiomysql.auth.Contexts.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plugins that send the password itself: to whom, and only once. */
class CleartextPluginsTest {

    private static final Bytes QUESTION = Bytes.copyOf((byte) 4, (byte) 'P');
    private static final Bytes LAST_QUESTION = Bytes.copyOf((byte) 5, (byte) 'P');
    private static final AuthReply SECRET = new AuthReply.Send(utf8("secret\0"));

    static List<AuthPlugin> plugins() {
        return List.of(new ClearPasswordPlugin(), new DialogPlugin());
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aTrustedServerGetsThePassword(AuthPlugin plugin) {
        assertThat(plugin.begin(trustedChannel("secret")).next(LAST_QUESTION)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void nobodyElseGetsIt(AuthPlugin plugin) {
        assertThat(plugin.begin(openChannel("secret")).next(LAST_QUESTION))
                .asInstanceOf(InstanceOfAssertFactories.type(AuthReply.Refuse.class))
                .satisfies(refuse -> assertThat(refuse.reason()).contains(plugin.name(), "sslMode", "unix socket"));
        assertThat(plugin.begin(untrustedChannel("secret", null)).next(LAST_QUESTION))
                .asInstanceOf(InstanceOfAssertFactories.type(AuthReply.Refuse.class))
                .satisfies(refuse -> assertThat(refuse.reason()).contains(plugin.name(), "VERIFY_IDENTITY"));
    }

    @Test
    void whoAsksAgainForTheClearPasswordIsNotAnswered() {
        AuthExchange exchange = new ClearPasswordPlugin().begin(trustedChannel("secret"));
        exchange.next(LAST_QUESTION);
        assertThatThrownBy(() -> exchange.next(LAST_QUESTION)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void theQuestionsOfADialogAreAnsweredWithThePasswordsInOrder() {
        AuthExchange exchange = new DialogPlugin()
                .begin(new AuthContext(utf8("secret"), List.of(utf8("123456")), true, true, true, false, null));
        assertThat(exchange.next(QUESTION)).isEqualTo(SECRET);
        assertThat(exchange.next(LAST_QUESTION)).isEqualTo(new AuthReply.Send(utf8("123456\0")));
    }

    @Test
    void aDialogBeginsWithThePassword() {
        DialogPlugin dialog = new DialogPlugin();
        assertThat(dialog.answersAnyGreeting()).isTrue();
        AuthExchange exchange =
                dialog.begin(new AuthContext(utf8("secret"), List.of(utf8("123456")), true, true, true, false, null));
        // Random bytes may look like a last question.
        assertThat(exchange.next(Bytes.copyOf(
                        new byte[] {5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})))
                .isEqualTo(SECRET);
        assertThat(exchange.next(QUESTION)).isEqualTo(new AuthReply.Send(utf8("123456\0")));
    }

    @Test
    void aQuestionWithoutAPasswordNamesTheRemedy() {
        AuthExchange exchange = new DialogPlugin().begin(trustedChannel("secret"));
        exchange.next(QUESTION);
        assertThat(exchange.next(LAST_QUESTION))
                .asInstanceOf(InstanceOfAssertFactories.type(AuthReply.Refuse.class))
                .satisfies(refuse -> assertThat(refuse.reason()).contains("password2"));
    }

    @Test
    void whatIsSentCanBeWiped() {
        AuthReply.Send sent = (AuthReply.Send)
                new ClearPasswordPlugin().begin(trustedChannel("secret")).next(NONCE);
        sent.payload().wipe();
        assertThat(sent.payload()).isEqualTo(Bytes.copyOf(new byte[7]));
    }

    @Test
    void onlyTheseAreUsedWhereTheyAreNamedAndNowhereElse() {
        assertThat(AuthPlugins.all().stream().filter(AuthPlugins::isCleartext).map(AuthPlugin::name))
                .containsExactly("mysql_clear_password", "dialog");
    }
}
