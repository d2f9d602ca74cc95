package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.NONCE;
import static io.aiomysql.auth.Contexts.openChannel;
import static io.aiomysql.auth.Contexts.openChannelWithKey;
import static io.aiomysql.auth.Contexts.openChannelWithRetrieval;
import static io.aiomysql.auth.Contexts.trustedChannel;
import static io.aiomysql.auth.Contexts.untrustedChannel;
import static io.aiomysql.auth.Contexts.utf8;
import static io.aiomysql.auth.RsaKeyPairs.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256PasswordPluginTest {

    private static AuthExchange begin(AuthContext context) {
        return new Sha256PasswordPlugin().begin(context);
    }

    @Test
    void thePasswordGoesOverTlsToAServerThatIsTrusted() {
        assertThat(begin(trustedChannel("secret")).next(NONCE)).isEqualTo(new AuthReply.Send(utf8("secret\0")));
        assertThat(begin(untrustedChannel("secret", null)).next(NONCE)).isInstanceOf(AuthReply.Refuse.class);
    }

    @Test
    void aUnixSocketIsNotConfidentialToTheServer() {
        AuthContext socket = new AuthContext(utf8("secret"), List.of(), false, true, true, true, null);
        assertThat(begin(socket).next(NONCE)).isEqualTo(new AuthReply.Send(Bytes.copyOf((byte) 1)));
    }

    @Test
    void withoutAPasswordANulIsSent() {
        assertThat(begin(openChannel("")).next(NONCE)).isEqualTo(new AuthReply.Send(Bytes.copyOf((byte) 0)));
    }

    @Test
    void aPinnedKeyEncryptsAtOnce() {
        AuthReply reply =
                begin(openChannelWithKey("secret", RSA_2048.getPublic())).next(NONCE);
        assertThat(((AuthReply.Send) reply).payload().length()).isEqualTo(256);
    }

    @Test
    void aKeyIsRequestedWhereThatIsPermitted() {
        AuthExchange exchange = begin(openChannelWithRetrieval("secret"));
        assertThat(exchange.next(NONCE)).isEqualTo(new AuthReply.Send(Bytes.copyOf((byte) 1)));
        AuthReply reply = exchange.next(utf8("-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(RSA_2048.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n"));
        assertThat(((AuthReply.Send) reply).payload().length()).isEqualTo(256);
        assertThatThrownBy(() -> exchange.next(NONCE)).isInstanceOf(ProtocolException.class);
        assertThat(begin(openChannel("secret")).next(NONCE)).isInstanceOf(AuthReply.Refuse.class);
    }
}
