package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.NATIVE;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static io.aiomysql.protocol.login.LoginRequests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.Mutations;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginFuzzTest {

    private static final int LOGINS = 15_000;

    @ParameterizedTest
    @EnumSource
    void onlyProtocolExceptionsEscape(TlsPolicy policy) {
        LoginRequest request = request(policy, "shop", false, SHA2, NATIVE, ReplyingPlugin.CLEAR);
        Mutations greetings = new Mutations(4, CapturedPackets.MYSQL_GREETING, CapturedPackets.MARIADB_GREETING);
        Mutations verdicts = new Mutations(
                5,
                CapturedPackets.MARIADB_AUTH_SWITCH,
                Hex.bytes("FE 636C65617200 0102"),
                Hex.bytes("01 03"),
                Hex.bytes("01 04"),
                CapturedPackets.OK_USE_SHOP,
                CapturedPackets.MORE_THAN_ONE_ROW);
        int completed = 0;
        for (int i = 0; i < LOGINS; i++) {
            List<String> packets = new ArrayList<>();
            LoginMachine machine = new LoginMachine(request);
            try {
                byte[] packet = greetings.next();
                LoginAction action;
                do {
                    packets.add(Hex.of(packet));
                    action = machine.packetReceived(PayloadReader.of(packet));
                    if (action instanceof LoginAction.StartTls) {
                        action = machine.tlsStarted();
                    }
                    packet = verdicts.next();
                } while (action instanceof LoginAction.Send || action instanceof LoginAction.AwaitServer);
                assertThat(action).isNotNull();
                completed += action instanceof LoginAction.Complete ? 1 : 0;
            } catch (ProtocolException expected) {
                // What a malformed packet deserves.
            } catch (RuntimeException escaped) {
                throw new AssertionError("login " + i + ": " + packets, escaped);
            }
        }
        assertThat(completed).isBetween(LOGINS / 100, LOGINS / 2);
    }
}
