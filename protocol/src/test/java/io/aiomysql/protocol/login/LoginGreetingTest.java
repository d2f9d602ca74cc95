package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.ALWAYS;
import static io.aiomysql.protocol.login.LoginRequests.NATIVE;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static io.aiomysql.protocol.login.LoginRequests.request;
import static io.aiomysql.protocol.login.LoginRequests.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine makes of greetings that are not those of current servers, and of packets out of place. */
class LoginGreetingTest {

    private static final byte[] MYSQL = CapturedPackets.MYSQL_GREETING;

    /** A greeting by the manual, with these capabilities and no more than the name of a plugin behind the data. */
    private static byte[] greeting(long capabilities, String plugin) {
        return Hex.bytes(
                "0A 3500 01000000 0102030405060708 00",
                "%02X%02X 21 0200 %02X%02X 15"
                        .formatted(
                                capabilities & 0xFF,
                                capabilities >>> 8 & 0xFF,
                                capabilities >>> 16 & 0xFF,
                                capabilities >>> 24 & 0xFF),
                "00".repeat(10) + "090A0B0C0D0E0F1011121314 00",
                plugin);
    }

    private static final Bytes NONCE_ANSWER =
            NativeLikePlugin.answer(Hex.bytes("0102030405060708 090A0B0C0D0E0F1011121314 00"));

    private static long capabilitiesSent(LoginAction action) {
        byte[] payload = ((LoginAction.Send) action).payload().toArray();
        return PayloadReader.of(Arrays.copyOf(payload, 4)).readInt4();
    }

    @Test
    void onlyWhatTheServerHasIsUsed() {
        LoginMachine machine = new LoginMachine(request(TlsPolicy.IF_OFFERED, "shop", false, NATIVE));
        LoginAction action = machine.packetReceived(PayloadReader.of(greeting(ALWAYS, "00")));
        assertThat(capabilitiesSent(action)).isEqualTo(ALWAYS);
    }

    @Test
    void aDatabaseIsNamedWhereThereIsOne() {
        long offered = ALWAYS | Capabilities.CLIENT_CONNECT_WITH_DB;
        LoginMachine with = new LoginMachine(request(TlsPolicy.DISABLED, "shop", false, NATIVE));
        assertThat(capabilitiesSent(with.packetReceived(PayloadReader.of(greeting(offered, "00")))))
                .isEqualTo(offered);
        LoginMachine without = new LoginMachine(request(TlsPolicy.DISABLED, NATIVE));
        assertThat(capabilitiesSent(without.packetReceived(PayloadReader.of(greeting(offered, "00")))))
                .isEqualTo(ALWAYS);
    }

    private static LoginAction answer(byte[] greeting, long wanted, AuthPlugin plugin) {
        LoginRequest request = request(TlsPolicy.DISABLED, plugin);
        Capabilities more = request.wanted().with(wanted);
        return new LoginMachine(new LoginRequest(
                        more,
                        request.tls(),
                        request.user(),
                        request.database(),
                        request.attributes(),
                        request.credentials()))
                .packetReceived(PayloadReader.of(greeting));
    }

    private static long mariaDbCapabilitiesSent(LoginAction action) {
        byte[] payload = ((LoginAction.Send) action).payload().toArray();
        return PayloadReader.of(Arrays.copyOfRange(payload, 28, 32)).readInt4();
    }

    @Test
    void mariaDbsCapabilitiesAreUsedAsFarAsTheyAreWanted() {
        long cache = Capabilities.MARIADB_CLIENT_CACHE_METADATA;
        long extended = Capabilities.MARIADB_CLIENT_EXTENDED_METADATA;
        long wanted = cache | extended | Capabilities.CLIENT_MYSQL;
        byte[] mariaDb = CapturedPackets.MARIADB_GREETING;
        LoginAction both = answer(mariaDb, wanted, NATIVE);
        assertThat(mariaDbCapabilitiesSent(both)).isEqualTo(0x18);
        assertThat(capabilitiesSent(both) & Capabilities.CLIENT_MYSQL).isZero();
        assertThat(mariaDbCapabilitiesSent(answer(mariaDb, cache, NATIVE))).isEqualTo(0x10);
        assertThat(mariaDbCapabilitiesSent(answer(mariaDb, 0, NATIVE))).isZero();
        // MySQL has none, nor has what sets CLIENT_MYSQL.
        assertThat(mariaDbCapabilitiesSent(answer(MYSQL, wanted, SHA2))).isZero();
        byte[] proxy = mariaDb.clone();
        proxy[43] |= 1;
        LoginAction viaProxy = answer(proxy, wanted, NATIVE);
        assertThat(capabilitiesSent(viaProxy) & Capabilities.CLIENT_MYSQL).isEqualTo(1);
        assertThat(mariaDbCapabilitiesSent(viaProxy)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0x8000", "0x0200", "0"})
    void aServerOlderThanTheProtocolIsRefused(String capabilities) {
        new LoginTranscript(request(TlsPolicy.DISABLED, NATIVE))
                .refuses(
                        greeting(Long.decode(capabilities), "00"),
                        "the server does not support the protocol of MySQL 4.1, which is needed")
                .playsAndEnds();
    }

    @Test
    void whatIsNoGreetingIsRefused() {
        new LoginTranscript(request(TlsPolicy.DISABLED, NATIVE))
                .refuses(
                        CapturedPackets.OK,
                        "the server speaks protocol version 0; only version 10 (MySQL 4.1 and later, MariaDB) is supported")
                .playsAndEnds();
        new LoginTranscript(request(TlsPolicy.DISABLED, NATIVE))
                .refuses(new byte[0], "the packet ends where another byte is expected")
                .playsAndEnds();
    }

    @Test
    void aPacketThatIsNoVerdictIsRefused() {
        LoginAction response = response(0, 255, Sha2LikePlugin.SCRAMBLE, "", SHA2.name());
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, response)
                // AuthNextFactor, which was not negotiated.
                .refuses(Hex.bytes("02 6100"), "unexpected packet 0x02 during the login")
                .playsAndEnds();
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, response)
                .refuses(new byte[0], "the packet ends where another byte is expected")
                .playsAndEnds();
    }

    @Test
    void dataThatThePluginRefusesEndsTheLogin() {
        new LoginTranscript(request(TlsPolicy.DISABLED, NATIVE))
                .on(CapturedPackets.MARIADB_GREETING, nativeResponse(CapturedPackets.MARIADB_NONCE))
                .refuses(Hex.bytes("01 03"), "no more data is due")
                .playsAndEnds();
    }

    private static LoginAction nativeResponse(byte... nonce) {
        return response(0, 45, NativeLikePlugin.answer(nonce), "", NATIVE.name());
    }

    @Test
    void aServerThatNamesNoPluginMeansTheNativeOne() {
        // Before plugins had names there was one method, and some proxies still send no name.
        for (String name : new String[] {"", "00"}) {
            LoginMachine machine = new LoginMachine(request(TlsPolicy.DISABLED, SHA2, NATIVE));
            LoginAction.Send sent = (LoginAction.Send) machine.packetReceived(PayloadReader.of(greeting(ALWAYS, name)));
            assertThat(Hex.of(sent.payload().toArray())).contains(Hex.of(NONCE_ANSWER.toArray()));
        }
    }

    @Test
    void aPluginThatLetsTheServerSpeakFirstStillLogsIn() {
        ReplyingPlugin silent = new ReplyingPlugin(SHA2.name(), context -> new AuthReply.AwaitServer());
        new LoginTranscript(request(TlsPolicy.DISABLED, silent))
                .on(MYSQL, response(0, 255, Bytes.EMPTY, "", SHA2.name()))
                .on(Hex.bytes("01 03"), new LoginAction.AwaitServer())
                .plays();
    }

    @Test
    void anAnswerTooLongForTheServerIsGivenUp() {
        ReplyingPlugin wordy =
                new ReplyingPlugin(SHA2.name(), context -> new AuthReply.Send(Bytes.copyOf(new byte[256])));
        new LoginTranscript(request(TlsPolicy.DISABLED, wordy))
                .on(
                        greeting(ALWAYS, "00"),
                        new LoginAction.GiveUp("the server accepts no authentication answer of more than 255 bytes;"
                                + " the plugin 'caching_sha2_password' made one of 256"))
                .playsAndEnds();
    }
}
