package io.aiomysql.internal.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that send the password itself, as MariaDB's PAM asks for them, from the options to the socket. */
@Timeout(60)
class CleartextLoginTest {

    private static final Path SOCKET = Path.of("/run/mysqld.sock");

    @Test
    void theQuestionsOfADialogAreAnsweredWithThePasswords() {
        MemorySession session = greeted(
                options -> options.unixSocket(SOCKET).password2("123456").authPlugins("dialog"));
        session.deliver(2, ServerPackets.authSwitchRequest("dialog", question(4, "Password: ")));
        assertThat(session.sent()).containsExactly(hex("s3cret\0"));
        // Without the header of AuthMoreData.
        session.deliver(4, question(3, "Code: "));
        assertThat(session.sent()).containsExactly(hex("123456\0"));
        session.deliver(6, ServerPackets.ok(MemorySession.AUTOCOMMIT));
        assertThat(session.sent()).anySatisfy(sent -> assertThat(sent).startsWith("SET NAMES"));
    }

    @Test
    void thePasswordItselfIsSentWhereThePluginIsNamed() {
        MemorySession session = greeted(options -> options.unixSocket(SOCKET).authPlugins("mysql_clear_password"));
        session.deliver(2, ServerPackets.authSwitchRequest("mysql_clear_password", new byte[0]));
        assertThat(session.sent()).containsExactly(hex("s3cret\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "mysql_clear_password"})
    void whereItIsNotNamedNothingIsSent(String plugin) {
        MemorySession session = greeted(options -> options.unixSocket(SOCKET));
        session.deliver(2, ServerPackets.authSwitchRequest(plugin, question(4, "Password: ")));
        assertThat(session.sent()).isEmpty();
        assertThatThrownBy(session.opening()::join)
                .hasCauseInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContainingAll("'" + plugin + "'", "authPlugins")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "mysql_clear_password"})
    void inClearNothingIsSentThoughItIsNamed(String plugin) {
        MemorySession session = greeted(options -> options.authPlugins("mysql_native_password", plugin));
        session.deliver(2, ServerPackets.authSwitchRequest(plugin, question(4, "Password: ")));
        assertThat(session.sent()).isEmpty();
        assertThatThrownBy(session.opening()::join)
                .hasCauseInstanceOf(MySqlAuthenticationException.class)
                .hasMessageContainingAll(plugin, "not encrypted");
    }

    /** The server has greeted, and the client has begun to log in. */
    private static MemorySession greeted(UnaryOperator<ConnectOptionsBuilder> change) {
        MemorySession session = MemorySession.connecting(options -> change.apply(options.password("s3cret")));
        session.socket().open();
        session.deliver(0, Greeting.mariaDb().payload());
        var unused = session.sent();
        return session;
    }

    private static byte[] question(int kind, String text) {
        byte[] question = (" " + text).getBytes(UTF_8);
        question[0] = (byte) kind;
        return question;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
