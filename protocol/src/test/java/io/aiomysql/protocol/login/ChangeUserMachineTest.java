package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.NATIVE;
import static io.aiomysql.protocol.login.LoginRequests.PASSWORD;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.Replay;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.ComChangeUser;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.HandshakeV10;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeUserMachineTest {

    private static final OkPacket OK = new OkPacket(0, 0, 2, 0, "", SessionChanges.NONE);
    private static final Bytes CHALLENGE = Bytes.copyOf(Hex.bytes("0A0B"));
    private static final byte[] FAST_SUCCESS = Hex.bytes("0103");
    private static final byte[] FULL_WANTED = Hex.bytes("0104");
    private static final byte[] ACCESS_DENIED =
            Hex.bytes("FF 15 04 23 3238303030", Hex.of("Access denied".getBytes(UTF_8)));

    @Test
    void beginsWithThePluginAndTheChallengeThatTheLoginEndedWith() {
        ChangeUserMachine machine = machine(true, NATIVE, SHA2, NATIVE);

        assertThat(machine.begin()).isEqualTo(command(NativeLikePlugin.answer(Hex.bytes("0A0B")), NATIVE));
        assertThat(on(machine, CapturedPackets.OK)).isEqualTo(new CommandAction.EndResult(OK));
        assertThat(machine.isComplete()).isTrue();
        assertThatThrownBy(() -> on(machine, CapturedPackets.OK)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eachPacketThatIsSentHasAnAnswerOfItsOwn() {
        ChangeUserMachine machine = machine(true, SHA2, SHA2, NATIVE);
        assertThat(machine.begin()).isEqualTo(command(Sha2LikePlugin.SCRAMBLE, SHA2));

        assertThat(on(machine, switchTo(NATIVE, "01")))
                .isEqualTo(new CommandAction.Reply(NativeLikePlugin.answer(Hex.bytes("01"))));
        assertThat(machine.isComplete()).isTrue();
        assertThat(on(machine, switchTo(SHA2, "02"))).isEqualTo(new CommandAction.Reply(Sha2LikePlugin.SCRAMBLE));
        assertThat(on(machine, FAST_SUCCESS)).isEqualTo(new CommandAction.Await());
        assertThat(machine.isComplete()).isFalse();
        assertThat(on(machine, CapturedPackets.OK)).isEqualTo(new CommandAction.EndResult(OK));
        assertThat(machine.isComplete()).isTrue();
    }

    @Test
    void thePasswordItselfGoesByTheRulesOfTheLogin() {
        ChangeUserMachine trusted = machine(true, SHA2, SHA2);
        trusted.begin();
        assertThat(on(trusted, FULL_WANTED)).isEqualTo(new CommandAction.Reply(PASSWORD));

        ChangeUserMachine inClear = machine(false, SHA2, SHA2);
        inClear.begin();
        assertThat(on(inClear, FULL_WANTED)).isEqualTo(new CommandAction.GiveUp(Sha2LikePlugin.REFUSAL));
        assertThat(inClear.isComplete()).isTrue();
        assertThatThrownBy(() -> on(inClear, CapturedPackets.OK)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusalIsTheServersError() {
        ChangeUserMachine machine = machine(true, SHA2, SHA2);
        machine.begin();

        assertThat(on(machine, ACCESS_DENIED))
                .isEqualTo(new CommandAction.Fail(new ErrPacket(1045, "28000", "Access denied")));
        assertThat(machine.isComplete()).isTrue();
    }

    @Test
    void aPluginThatRefusesAtOnceSendsNothing() {
        AuthPlugin refusing = new ReplyingPlugin("sha2", context -> new AuthReply.Refuse("not over this channel"));

        assertThat(machine(true, refusing, refusing).begin())
                .isEqualTo(new CommandAction.GiveUp("not over this channel"));
    }

    @Test
    void anAnswerThatDoesNotFitIsRefusedByName() {
        AuthPlugin talkative =
                new ReplyingPlugin("talkative", context -> new AuthReply.Send(Bytes.copyOf(new byte[256])));

        assertThat(machine(true, talkative, talkative).begin())
                .isInstanceOfSatisfying(
                        CommandAction.GiveUp.class,
                        give -> assertThat(give.reason()).contains("talkative", "255", "256"));
    }

    @Test
    void aServerThatNeverStopsAskingIsRefused() {
        ChangeUserMachine machine = machine(true, SHA2, SHA2);
        machine.begin();
        for (int i = 0; i < ProtocolLimits.MAX_AUTH_ROUNDS; i++) {
            on(machine, switchTo(SHA2, ""));
        }

        assertThatThrownBy(() -> on(machine, switchTo(SHA2, ""))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void whatIsNoAnswerOfALoginIsRefused() {
        for (int header : new int[] {0x02, 0x0A, 0xFB}) {
            ChangeUserMachine machine = machine(true, SHA2, SHA2);
            machine.begin();
            assertThatThrownBy(() -> on(machine, new byte[] {(byte) header})).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void readsItsAnswersHoweverTheStreamIsCut() {
        List<byte[]> packets = List.of(switchTo(SHA2, "02"), FAST_SUCCESS, CapturedPackets.OK);
        PacketWriter stream = new PacketWriter();
        for (int i = 0; i < packets.size(); i++) {
            stream.begin(i).writeBytes(packets.get(i));
            stream.end();
        }

        Replay.everyWayGives(
                List.of(
                        new CommandAction.Reply(Sha2LikePlugin.SCRAMBLE),
                        new CommandAction.Await(),
                        new CommandAction.EndResult(OK)),
                packets,
                stream.toBytes().toArray(),
                () -> {
                    ChangeUserMachine machine = machine(true, SHA2, SHA2);
                    machine.begin();
                    return in -> List.of(machine.packetReceived(in));
                });
    }

    /** A machine behind a login over TLS or not, which ended with a plugin. */
    private static ChangeUserMachine machine(boolean tls, AuthPlugin ended, AuthPlugin... plugins) {
        LoginResult login = new LoginResult(
                HandshakeV10.decode(PayloadReader.of(CapturedPackets.MYSQL_GREETING)),
                capabilities(tls),
                45,
                ended.name(),
                CHALLENGE,
                tls,
                OK);
        return new ChangeUserMachine(LoginRequests.request(TlsPolicy.IF_OFFERED, "shop", false, plugins), login);
    }

    private static Capabilities capabilities(boolean tls) {
        return new Capabilities(Capabilities.CLIENT_PLUGIN_AUTH
                | Capabilities.CLIENT_PROTOCOL_41
                | (tls ? Capabilities.CLIENT_SSL : 0));
    }

    private static CommandAction command(Bytes answer, AuthPlugin plugin) {
        PayloadWriter out = new PayloadWriter();
        new ComChangeUser(capabilities(true), "app", answer, "shop", 45, plugin.name(), Map.of()).encode(out);
        return new CommandAction.Reply(out.toBytes());
    }

    private static CommandAction on(ChangeUserMachine machine, byte... packet) {
        return machine.packetReceived(PayloadReader.of(packet));
    }

    private static byte[] switchTo(AuthPlugin plugin, String data) {
        return Hex.bytes("FE", Hex.of(plugin.name().getBytes(UTF_8)), "00", data);
    }
}
