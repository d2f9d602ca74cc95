package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;

class AuthMoreDataTest {

    @Test
    void carriesThePluginsData() {
        // caching_sha2_password: the fast path succeeded.
        assertThat(AuthMoreData.decode(PayloadReader.of(Hex.bytes("01 03"))))
                .isEqualTo(new AuthMoreData(Bytes.copyOf(Hex.bytes("03"))));
    }

    @Test
    void theDataMayBeEmpty() {
        assertThat(AuthMoreData.decode(PayloadReader.of(Hex.bytes("01")))).isEqualTo(new AuthMoreData(Bytes.EMPTY));
    }

    @Test
    void anotherPacketIsRefused() {
        assertThatThrownBy(() -> AuthMoreData.decode(PayloadReader.of(Hex.bytes("02"))))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> AuthMoreData.decode(new PayloadReader())).isInstanceOf(ProtocolException.class);
    }
}
