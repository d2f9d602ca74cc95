package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.NATIVE;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The first plugin, several factors, and data without a header. */
class AuthenticationMachineTest {

    private static final Bytes CHALLENGE = Bytes.copyOf(Hex.bytes("0102"));
    private static final LoginAction NOTHING = new LoginAction.Send(Bytes.EMPTY);

    /** Answers with the password. */
    private static final AuthPlugin TELLING = new AuthPlugin() {
        @Override
        public String name() {
            return "telling";
        }

        @Override
        public AuthExchange begin(AuthContext context) {
            return data -> new AuthReply.Send(context.password());
        }
    };

    @Test
    void aPluginThatNeedsItsOwnChallengeBeginsWithNothing() {
        AuthenticationMachine machine = machine(TELLING, ServerFamily.MYSQL, 0);
        assertThat(machine.begin()).isEqualTo(NOTHING);
        assertThat(machine.plugin()).isEqualTo("telling");
        assertThat(on(machine, "FE 74656C6C696E67 00 0102")).isEqualTo(told("one"));
    }

    @Test
    void thePluginThatIsNamedAnswersTheGreetingOfAnother() {
        assertThat(machine(NATIVE, ServerFamily.MYSQL, 0).begin())
                .isEqualTo(new LoginAction.Send(NativeLikePlugin.answer(CHALLENGE.toArray())));
    }

    @Test
    void eachFactorHasItsPassword() {
        AuthenticationMachine machine =
                machine(null, ServerFamily.MYSQL, Capabilities.CLIENT_MULTI_FACTOR_AUTHENTICATION);
        machine.begin();
        assertThat(on(machine, "02 74656C6C696E67 00 0102")).isEqualTo(told("two"));
        assertThat(on(machine, "02 74656C6C696E67 00 0102")).isEqualTo(told(""));
        assertThatThrownBy(() -> on(machine, "02 74656C6C696E67 00 0102"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("3 factors");
    }

    @Test
    void mariaDbSendsDataWithoutAHeader() {
        AuthenticationMachine machine = machine(TELLING, ServerFamily.MARIADB, 0);
        machine.begin();
        assertThat(on(machine, "50 00 0102")).isEqualTo(told("one"));
        assertThat(on(machine, "02 50")).isEqualTo(told("one"));
    }

    @Test
    void mySqlDoesNot() {
        AuthenticationMachine machine = machine(TELLING, ServerFamily.MYSQL, 0);
        machine.begin();
        assertThatThrownBy(() -> on(machine, "50 00 0102")).isInstanceOf(ProtocolException.class);
    }

    private static AuthenticationMachine machine(@Nullable AuthPlugin first, ServerFamily family, long capabilities) {
        Credentials credentials = new Credentials(
                List.of(bytes("one"), bytes("two")), List.of(SHA2, NATIVE, TELLING), first, true, true, false, null);
        return new AuthenticationMachine(credentials, family, new Capabilities(capabilities), SHA2.name(), CHALLENGE);
    }

    private static LoginAction on(AuthenticationMachine machine, String packet) {
        return machine.packetReceived(PayloadReader.of(Hex.bytes(packet)));
    }

    private static LoginAction told(String password) {
        return new LoginAction.Send(bytes(password));
    }

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(US_ASCII));
    }
}
