package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.login.LoginRequests.NATIVE;
import static io.aiomysql.protocol.login.LoginRequests.PASSWORD;
import static io.aiomysql.protocol.login.LoginRequests.SHA2;
import static io.aiomysql.protocol.login.LoginRequests.request;
import static io.aiomysql.protocol.login.LoginRequests.response;
import static io.aiomysql.protocol.login.LoginRequests.result;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SessionChanges;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginMachineTest {

    private static final byte[] MYSQL = CapturedPackets.MYSQL_GREETING;
    private static final byte[] MARIADB = CapturedPackets.MARIADB_GREETING;
    private static final Bytes NATIVE_ANSWER = NativeLikePlugin.answer(CapturedPackets.MARIADB_NONCE);
    private static final OkPacket OK = new OkPacket(0, 0, 2, 0, "", SessionChanges.NONE);

    private static final String REMEDY =
            "; permit it with authPlugins, or give one that is not built in with customAuthPlugins";

    private static final byte[] FAST_SUCCESS = Hex.bytes("01 03");
    private static final byte[] FULL_WANTED = Hex.bytes("01 04");
    private static final byte[] ACCESS_DENIED = Hex.bytes("FF 1504 23 3238303030 6E6F");
    private static final LoginAction REFUSED = new LoginAction.Refused(new ErrPacket(1045, "28000", "no"));
    private static final LoginAction AWAIT = new LoginAction.AwaitServer();
    private static final LoginAction SEND_SCRAMBLE = new LoginAction.Send(Sha2LikePlugin.SCRAMBLE);

    private static LoginAction sha2Response() {
        return response(0, 255, Sha2LikePlugin.SCRAMBLE, "", SHA2.name());
    }

    private static final Bytes SWITCHED = Bytes.copyOf(Hex.bytes("0102"));

    private static LoginAction nativeResponse() {
        return response(0, 45, NATIVE_ANSWER, "", NATIVE.name());
    }

    private static byte[] switchTo(String name, String data) {
        return Hex.bytes("FE", Hex.of(name.getBytes(UTF_8)), "00", data);
    }

    @Test
    void answersWithTheServersDefaultPluginWhereverItStandsInTheList() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2, NATIVE))
                .on(MARIADB, nativeResponse())
                .on(CapturedPackets.OK, new LoginAction.Complete(result(MARIADB, 0, 45, NATIVE.name(), OK)))
                .playsAndEnds();
    }

    @Test
    void awaitsTheOkBehindTheFastPath() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(FAST_SUCCESS, AWAIT)
                .on(CapturedPackets.OK, new LoginAction.Complete(result(MYSQL, 0, 255, SHA2.name(), OK)))
                .playsAndEnds();
    }

    @Test
    void thePasswordGoesOverAUnixSocketWithoutTls() {
        new LoginTranscript(request(TlsPolicy.DISABLED, "", true, SHA2))
                .on(MYSQL, sha2Response())
                .on(FULL_WANTED, new LoginAction.Send(PASSWORD))
                .on(CapturedPackets.OK, new LoginAction.Complete(result(MYSQL, 0, 255, SHA2.name(), OK)))
                .playsAndEnds();
    }

    @Test
    void givesUpWithThePluginsReasonBeforeAnythingUnsafeIsSent() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(FULL_WANTED, new LoginAction.GiveUp(Sha2LikePlugin.REFUSAL))
                .playsAndEnds();
        ReplyingPlugin refusing =
                new ReplyingPlugin(SHA2.name(), context -> new AuthReply.Refuse("not over this channel"));
        new LoginTranscript(request(TlsPolicy.DISABLED, refusing))
                .on(MYSQL, new LoginAction.GiveUp("not over this channel"))
                .playsAndEnds();
    }

    @Test
    void aDefaultPluginThatIsNotOursIsAnsweredByOurFirstAndThenSwitched() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2, ReplyingPlugin.CLEAR))
                .on(MARIADB, response(0, 45, Sha2LikePlugin.SCRAMBLE, "", SHA2.name()))
                .on(switchTo(SHA2.name(), "0102"), SEND_SCRAMBLE)
                .on(FAST_SUCCESS, AWAIT)
                .on(CapturedPackets.OK, new LoginAction.Complete(result(MARIADB, 0, 45, SHA2.name(), SWITCHED, OK)))
                .playsAndEnds();
    }

    @Test
    void theServerMaySwitchMoreThanOnce() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2, NATIVE))
                .on(MYSQL, sha2Response())
                .on(CapturedPackets.MARIADB_AUTH_SWITCH, new LoginAction.Send(NATIVE_ANSWER))
                .on(switchTo(SHA2.name(), "0102"), SEND_SCRAMBLE)
                .on(switchTo(NATIVE.name(), "0102"), new LoginAction.Send(NativeLikePlugin.answer(Hex.bytes("0102"))))
                .on(CapturedPackets.OK, new LoginAction.Complete(result(MYSQL, 0, 255, NATIVE.name(), SWITCHED, OK)))
                .playsAndEnds();
    }

    @Test
    void aSwitchToAPluginThatIsNotOursNamesBoth() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(
                        switchTo("sha256_password", "0102"),
                        new LoginAction.GiveUp("access denied, or the account needs the authentication plugin"
                                + " 'sha256_password', which is not among those permitted: [caching_sha2_password]"
                                + REMEDY))
                .playsAndEnds();
    }

    @Test
    void theNameOfAnUnknownPluginIsMadePrintableAndCut() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(
                        switchTo("a\n\u001B[2Jü" + "x".repeat(1_000), ""),
                        new LoginAction.GiveUp("access denied, or the account needs the authentication plugin 'a??[2J?"
                                + "x".repeat(57) + "', which is not among those permitted: [caching_sha2_password]"
                                + REMEDY))
                .playsAndEnds();
    }

    @Test
    void theOldPasswordOfABareSwitchIsNotOurs() {
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(
                        Hex.bytes("FE"),
                        new LoginAction.GiveUp(
                                "the account has a password of the form before MySQL 4.1 (mysql_old_password),"
                                        + " which protects nothing and is not supported: set it anew, with ALTER USER or SET"
                                        + " PASSWORD, while the server's old_passwords is 0"))
                .playsAndEnds();
    }

    @Test
    void aServerThatNeverStopsAskingIsRefused() {
        LoginTranscript transcript = new LoginTranscript(request(TlsPolicy.DISABLED, SHA2)).on(MYSQL, sha2Response());
        for (int i = 0; i < ProtocolLimits.MAX_AUTH_ROUNDS; i++) {
            if (i % 2 == 0) {
                transcript.on(switchTo(SHA2.name(), ""), SEND_SCRAMBLE);
            } else {
                transcript.on(FAST_SUCCESS, AWAIT);
            }
        }
        transcript
                .refuses(FAST_SUCCESS, "the server asks for more than 32 answers in one login")
                .playsAndEnds();
    }

    @Test
    void anErrorEndsTheLoginAtEveryPoint() {
        new LoginTranscript(request(TlsPolicy.REQUIRED, SHA2))
                .on(
                        CapturedPackets.TOO_MANY_CONNECTIONS,
                        new LoginAction.Refused(new ErrPacket(1040, "HY000", "Too many connections")))
                .playsAndEnds();
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(ACCESS_DENIED, REFUSED)
                .playsAndEnds();
        new LoginTranscript(request(TlsPolicy.DISABLED, SHA2))
                .on(MYSQL, sha2Response())
                .on(switchTo(SHA2.name(), ""), SEND_SCRAMBLE)
                .on(ACCESS_DENIED, REFUSED)
                .playsAndEnds();
    }

    @Test
    void theLastOkMayTellOfTheSession() {
        OkPacket ok = new OkPacket(0, 0, 0x4002, 0, "", new SessionChanges("shop", Map.of()));
        long withDb = Capabilities.CLIENT_CONNECT_WITH_DB;
        new LoginTranscript(request(TlsPolicy.DISABLED, "shop", false, NATIVE))
                .on(MARIADB, response(withDb, 45, NATIVE_ANSWER, "shop", NATIVE.name()))
                .on(
                        CapturedPackets.OK_USE_SHOP,
                        new LoginAction.Complete(result(MARIADB, withDb, 45, NATIVE.name(), ok)))
                .playsAndEnds();
    }
}
