package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;

class AuthNextFactorTest {

    private static AuthNextFactor decode(String hex) {
        return AuthNextFactor.decode(PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void namesThePluginAndCarriesItsDataAsSent() {
        assertThat(decode("02 616200 0102")).isEqualTo(new AuthNextFactor("ab", Bytes.copyOf((byte) 1, (byte) 2)));
        assertThat(decode("02 6100")).isEqualTo(new AuthNextFactor("a", Bytes.EMPTY));
    }

    @Test
    void aNameWithoutItsEndIsRefused() {
        assertThatThrownBy(() -> decode("02 6162")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> decode("FE 6100")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void doesNotShowTheChallenge() {
        assertThat(decode("02 6100 C0FFEE").toString()).contains("Bytes[3]").doesNotContainIgnoringCase("C0FFEE");
    }
}
