package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.Capabilities.CLIENT_SSL;
import static io.aiomysql.protocol.login.LoginRequests.PASSWORD;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static io.aiomysql.protocol.login.LoginRequests.request;
import static io.aiomysql.protocol.login.LoginRequests.response;
import static io.aiomysql.protocol.login.LoginRequests.result;
import static io.aiomysql.protocol.login.LoginRequests.startTls;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTlsTest {

    private static final byte[] OFFERED = CapturedPackets.MYSQL_GREETING;
    private static final byte[] NOT_OFFERED = withoutTls(OFFERED);
    private static final OkPacket OK = new OkPacket(0, 0, 2, 0, "", SessionChanges.NONE);

    private static byte[] withoutTls(byte... greeting) {
        byte[] without = greeting.clone();
        // The second byte of the capabilities, behind the version "9.7.4-2".
        without[23] &= (byte) ~(CLIENT_SSL >>> 8);
        return without;
    }

    private static LoginAction sha2Response(long capabilities) {
        return response(capabilities, 255, Sha2LikePlugin.SCRAMBLE, "", SHA2.name());
    }

    private static LoginAction complete(byte[] greeting, long capabilities) {
        return new LoginAction.Complete(result(greeting, capabilities, 255, SHA2.name(), OK));
    }

    @ParameterizedTest
    @EnumSource(names = {"IF_OFFERED", "REQUIRED"})
    void isStartedWhenWantedAndOffered(TlsPolicy policy) {
        new LoginTranscript(request(policy, SHA2))
                .on(OFFERED, startTls(255), sha2Response(CLIENT_SSL))
                .on(CapturedPackets.OK, complete(OFFERED, CLIENT_SSL))
                .playsAndEnds();
    }

    @Test
    void isNotStartedWhenNotWanted() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(OFFERED, sha2Response(0))
                .on(CapturedPackets.OK, complete(OFFERED, 0))
                .playsAndEnds();
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLED", "IF_OFFERED"})
    void isDoneWithoutWhenNotOfferedAndNotRequired(TlsPolicy policy) {
        new LoginTranscript(request(policy, SHA2))
                .on(NOT_OFFERED, sha2Response(0))
                .on(CapturedPackets.OK, complete(NOT_OFFERED, 0))
                .playsAndEnds();
    }

    @Test
    void nothingIsSentWhenRequiredAndNotOffered() {
        new LoginTranscript(request(TlsPolicy.REQUIRED, SHA2))
                .on(NOT_OFFERED, new LoginAction.TlsNotOffered())
                .playsAndEnds();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRefusesTheConnectionIsNotAskedForTls(TlsPolicy policy) {
        new LoginTranscript(request(policy, SHA2))
                .on(
                        CapturedPackets.TOO_MANY_CONNECTIONS,
                        new LoginAction.Refused(new ErrPacket(1040, "HY000", "Too many connections")))
                .playsAndEnds();
    }

    @Test
    void thePasswordGoesOverTls() {
        new LoginTranscript(request(TlsPolicy.REQUIRED, SHA2))
                .on(OFFERED, startTls(255), sha2Response(CLIENT_SSL))
                .on(Hex.bytes("01 04"), new LoginAction.Send(PASSWORD))
                .on(CapturedPackets.OK, complete(OFFERED, CLIENT_SSL))
                .playsAndEnds();
    }

    @Test
    void neitherPasswordNorUserIsSentBeforeTls() {
        List<AuthContext> begun = new ArrayList<>();
        AuthPlugin careless = new ReplyingPlugin(SHA2.name(), context -> {
            begun.add(context);
            return new AuthReply.Send(context.password());
        });
        LoginMachine machine = new LoginMachine(request(TlsPolicy.IF_OFFERED, careless));

        LoginAction inClear = machine.packetReceived(PayloadReader.of(OFFERED));
        assertThat(inClear).isEqualTo(startTls(255));
        Bytes sent = ((LoginAction.StartTls) inClear).sslRequest();
        assertThat(sent.length()).isEqualTo(32);
        assertThat(new String(sent.toArray(), ISO_8859_1)).doesNotContain("secret", "app");
        assertThat(begun).isEmpty();

        Bytes response = ((LoginAction.Send) machine.tlsStarted()).payload();
        assertThat(new String(response.toArray(), ISO_8859_1)).contains("secret", "app");
        assertThat(begun).hasSize(1).first().matches(AuthContext::confidential);
    }

    @ParameterizedTest
    @CsvSource({"false, false, false", "true, false, true", "false, true, true", "true, true, true"})
    void thePluginKnowsWhetherTheChannelIsConfidential(boolean unixSocket, boolean tls, boolean confidential) {
        List<AuthContext> begun = new ArrayList<>();
        AuthPlugin listening = new ReplyingPlugin(SHA2.name(), context -> {
            begun.add(context);
            return new AuthReply.AwaitServer();
        });
        TlsPolicy policy = tls ? TlsPolicy.REQUIRED : TlsPolicy.DISABLED;
        LoginMachine machine = new LoginMachine(request(policy, "", unixSocket, listening));
        if (machine.packetReceived(PayloadReader.of(OFFERED)) instanceof LoginAction.StartTls) {
            machine.tlsStarted();
        }
        assertThat(begun)
                .containsExactly(new AuthContext(PASSWORD, List.of(), tls, confidential, confidential, false, null));
    }

    @Test
    void aPacketWhileTlsIsBeingStartedIsNoneOfTheLogins() {
        LoginMachine machine = new LoginMachine(request(TlsPolicy.REQUIRED, SHA2));
        machine.packetReceived(PayloadReader.of(OFFERED));
        assertThatThrownBy(() -> machine.packetReceived(PayloadReader.of(CapturedPackets.OK)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AwaitingTls");
        assertThatThrownBy(machine::tlsStarted).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tlsThatWasNotAskedForIsACallersMistake() {
        LoginMachine machine = new LoginMachine(request(TlsPolicy.REQUIRED, SHA2));
        assertThatThrownBy(machine::tlsStarted)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AwaitingGreeting");
        assertThatThrownBy(() -> machine.packetReceived(PayloadReader.of(OFFERED)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPeerThatIsNotTrustedIsNotPermittedThePasswordEvenOverTls() {
        Credentials credentials = new Credentials(List.of(PASSWORD), List.of(SHA2), null, false, false, false, null);
        LoginRequest wary = request(TlsPolicy.REQUIRED, SHA2);
        LoginRequest request = new LoginRequest(
                wary.wanted(), wary.tls(), wary.user(), wary.database(), wary.attributes(), credentials);
        new LoginTranscript(request)
                .on(OFFERED, startTls(255), sha2Response(CLIENT_SSL))
                .on(Hex.bytes("01 04"), new LoginAction.GiveUp(Sha2LikePlugin.REFUSAL))
                .playsAndEnds();
    }
}
