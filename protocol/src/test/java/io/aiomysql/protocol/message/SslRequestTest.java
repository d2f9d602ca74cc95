package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadWriter;
import org.junit.jupiter.api.Test;

class SslRequestTest {

    @Test
    void isThirtyTwoBytesAsTheManualDrawsThem() {
        PayloadWriter out = new PayloadWriter();
        new SslRequest(new Capabilities(0x81AF_8A0DL), 1 << 30, 255).encode(out);
        assertThat(out.toBytes().toArray())
                .isEqualTo(Hex.bytes("0D8AAF81 00000040 FF", "00".repeat(23)))
                .hasSize(32);
    }

    @Test
    void mariaDbsCapabilitiesAreTheLastFourBytesWhereClientMySqlIsNotSet() {
        PayloadWriter out = new PayloadWriter();
        new SslRequest(new Capabilities(0x18_81AF_8A0CL), 1 << 30, 45).encode(out);
        new SslRequest(new Capabilities(0x18_81AF_8A0DL), 1 << 30, 45).encode(out);
        assertThat(out.toBytes().toArray())
                .isEqualTo(Hex.bytes(
                        "0C8AAF81 00000040 2D", "00".repeat(19), "18000000", "0D8AAF81 00000040 2D", "00".repeat(23)));
    }
}
