package io.aiomysql.protocol.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.HandshakeResponse41;
import io.aiomysql.protocol.message.HandshakeV10;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.message.SslRequest;
import io.aiomysql.protocol.spi.AuthPlugin;
import java.util.List;
import java.util.Map;

/** Logins of the user "app" with the password "secret", and the packets that they send. */
final class LoginRequests {

    static final Bytes PASSWORD = Bytes.copyOf("secret".getBytes(UTF_8));
    static final AuthPlugin NATIVE = new NativeLikePlugin("mysql_native_password");
    static final AuthPlugin SHA2 = new Sha2LikePlugin("caching_sha2_password");

    /** What the machine adds to what is wanted, where the server has it. */
    static final long ALWAYS =
            Capabilities.CLIENT_PROTOCOL_41 | Capabilities.CLIENT_SECURE_CONNECTION | Capabilities.CLIENT_PLUGIN_AUTH;

    private static final Capabilities WANTED =
            new Capabilities(Capabilities.CLIENT_SESSION_TRACK | Capabilities.CLIENT_DEPRECATE_EOF);

    private LoginRequests() {}

    static LoginRequest request(TlsPolicy tls, AuthPlugin... plugins) {
        return request(tls, "", false, plugins);
    }

    static LoginRequest request(TlsPolicy tls, String database, boolean unixSocket, AuthPlugin... plugins) {
        Credentials credentials =
                new Credentials(List.of(PASSWORD), List.of(plugins), null, unixSocket, true, false, null);
        return new LoginRequest(WANTED, tls, "app", database, Map.of(), credentials);
    }

    static LoginAction.Send response(long capabilities, int collation, Bytes answer, String database, String plugin) {
        PayloadWriter out = new PayloadWriter();
        SslRequest prefix = new SslRequest(WANTED.with(ALWAYS | capabilities), 1 << 30, collation);
        new HandshakeResponse41(prefix, "app", answer, database, plugin, Map.of(), 3).encode(out);
        return new LoginAction.Send(out.toBytes());
    }

    static LoginAction.StartTls startTls(int collation) {
        PayloadWriter out = new PayloadWriter();
        new SslRequest(WANTED.with(ALWAYS | Capabilities.CLIENT_SSL), 1 << 30, collation).encode(out);
        return new LoginAction.StartTls(out.toBytes());
    }

    static LoginResult result(byte[] greeting, long capabilities, int collation, String plugin, OkPacket ok) {
        Bytes challenge = HandshakeV10.decode(PayloadReader.of(greeting)).authData();
        return result(greeting, capabilities, collation, plugin, challenge, ok);
    }

    static LoginResult result(
            byte[] greeting, long capabilities, int collation, String plugin, Bytes challenge, OkPacket ok) {
        return new LoginResult(
                HandshakeV10.decode(PayloadReader.of(greeting)),
                WANTED.with(ALWAYS | capabilities),
                collation,
                plugin,
                challenge,
                (capabilities & Capabilities.CLIENT_SSL) != 0,
                ok);
    }
}
