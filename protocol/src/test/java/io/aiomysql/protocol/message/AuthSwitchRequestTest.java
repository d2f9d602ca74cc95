package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;

class AuthSwitchRequestTest {

    private static AuthSwitchRequest decode(String hex) {
        return AuthSwitchRequest.decode(PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void namesThePluginAndCarriesItsDataAsSent() {
        assertThat(AuthSwitchRequest.decode(PayloadReader.of(CapturedPackets.MARIADB_AUTH_SWITCH)))
                .isEqualTo(new AuthSwitchRequest("mysql_native_password", Bytes.copyOf(CapturedPackets.MARIADB_NONCE)));
    }

    @Test
    void theHeaderAloneAsksForTheOldPassword() {
        // https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_old_auth_switch_request.html
        assertThat(decode("FE")).isEqualTo(new AuthSwitchRequest("mysql_old_password", Bytes.EMPTY));
    }

    @Test
    void thePluginMayHaveNoData() {
        assertThat(decode("FE 6100")).isEqualTo(new AuthSwitchRequest("a", Bytes.EMPTY));
    }

    @Test
    void aNameWithoutItsEndIsRefused() {
        assertThatThrownBy(() -> decode("FE 616263")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void anotherPacketIsRefused() {
        assertThatThrownBy(() -> decode("00 6100"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("AuthSwitchRequest starts with 0x00, not 0xFE");
    }

    @Test
    void doesNotShowTheChallenge() {
        assertThat(decode("FE 6100 C0FFEE").toString()).contains("Bytes[3]").doesNotContainIgnoringCase("C0FFEE");
    }
}
