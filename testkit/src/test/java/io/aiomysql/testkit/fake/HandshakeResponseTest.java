package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HandshakeResponseTest {

    /** The manual's example with connection attributes. */
    private static final byte[] WITH_ATTRIBUTES = HexDump.parse("85 a2 1e 00 00 00 00 40 08 00 00 00"
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 72 6f 6f 74 00 14 22 50 79 a2 12 d4"
            + "e8 82 e5 b3 f4 1a 97 75 6b c8 be db 9f 80 6d 79 73 71 6c 5f 6e 61 74 69 76 65 5f 70 61 73 73 77"
            + "6f 72 64 00 61 03 5f 6f 73 09 64 65 62 69 61 6e 36 2e 30 0c 5f 63 6c 69 65 6e 74 5f 6e 61 6d 65"
            + "08 6c 69 62 6d 79 73 71 6c 04 5f 70 69 64 05 32 32 33 34 34 0f 5f 63 6c 69 65 6e 74 5f 76 65 72"
            + "73 69 6f 6e 08 35 2e 36 2e 36 2d 6d 39 09 5f 70 6c 61 74 66 6f 72 6d 06 78 38 36 5f 36 34 03 66"
            + "6f 6f 03 62 61 72");

    @Test
    void readsTheManualsExampleWithADatabase() {
        HandshakeResponse response = HandshakeResponse.parse(PlainClient.HANDSHAKE_RESPONSE);

        assertThat(response.capabilities()).isEqualTo(0x0f_a68dL);
        assertThat(response.has(CapabilityFlags.CONNECT_WITH_DB | CapabilityFlags.PLUGIN_AUTH))
                .isTrue();
        assertThat(response.has(CapabilityFlags.CONNECT_WITH_DB | CapabilityFlags.SESSION_TRACK))
                .isFalse();
        assertThat(response.maxPacketSize()).isEqualTo(16_777_216);
        assertThat(response.collation()).isEqualTo(8);
        assertThat(response.user()).isEqualTo("pam");
        assertThat(response.authResponse().length()).isEqualTo(20);
        assertThat(response.database()).isEqualTo("test");
        assertThat(response.plugin()).isEqualTo("mysql_native_password");
        assertThat(response.attributes()).isEmpty();
    }

    @Test
    void readsTheManualsExampleWithAttributes() {
        HandshakeResponse response = HandshakeResponse.parse(WITH_ATTRIBUTES);

        assertThat(response.user()).isEqualTo("root");
        assertThat(response.database()).isNull();
        assertThat(response.attributes())
                .hasSize(6)
                .containsEntry("_os", "debian6.0")
                .containsEntry("_client_version", "5.6.6-m9")
                .containsEntry("foo", "bar");
    }

    @Test
    void everythingTooShortOrTooLongIsAFailedExpectation() {
        for (int length = 0; length < WITH_ATTRIBUTES.length; length++) {
            byte[] part = Arrays.copyOf(WITH_ATTRIBUTES, length);
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> HandshakeResponse.parse(part));
        }
        byte[] longer = Arrays.copyOf(WITH_ATTRIBUTES, WITH_ATTRIBUTES.length + 1);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> HandshakeResponse.parse(longer))
                .withMessageContaining("is too much");
    }
}
