package io.aiomysql.protocol.message;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_ATTRS;
import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_WITH_DB;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH;
import static io.aiomysql.protocol.Capabilities.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// The layout is that of
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_response.html
class HandshakeResponse41Test {

    private static final int PREFIX = 32;
    private static final Bytes ANSWER = Bytes.copyOf(Hex.bytes("AABB"));

    private static byte[] encode(
            long capabilities,
            String user,
            Bytes answer,
            String database,
            String plugin,
            Map<String, String> attributes) {
        PayloadWriter out = new PayloadWriter();
        SslRequest prefix = new SslRequest(new Capabilities(capabilities), 1 << 30, 45);
        new HandshakeResponse41(prefix, user, answer, database, plugin, attributes, 3).encode(out);
        return out.toBytes().toArray();
    }

    private static String behindPrefix(byte... encoded) {
        return Hex.of(Arrays.copyOfRange(encoded, PREFIX, encoded.length));
    }

    @Test
    void writesEveryFieldThatItsCapabilitiesName() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("_os", "Linux");
        attributes.put("b", "");
        long all = CLIENT_CONNECT_WITH_DB
                | CLIENT_PLUGIN_AUTH
                | CLIENT_CONNECT_ATTRS
                | CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA;
        assertThat(encode(all, "root", ANSWER, "shop", "plug", attributes))
                .isEqualTo(Hex.bytes(
                        "08003800 00000040 2D" + "00".repeat(23),
                        "726F6F74 00",
                        "02 AABB",
                        "73686F70 00",
                        "706C7567 00",
                        "0D 035F6F73 054C696E7578 0162 00"));
    }

    @Test
    void leavesOutWhatItsCapabilitiesDoNotName() {
        assertThat(behindPrefix(encode(0, "root", ANSWER, "shop", "plug", Map.of("a", "b"))))
                .isEqualToIgnoringCase("726F6F7400" + "02AABB");
    }

    @Test
    void writesNamesInUtf8AndCountsBytes() {
        assertThat(behindPrefix(encode(CLIENT_CONNECT_ATTRS, "jürgen", Bytes.EMPTY, "", "", Map.of("ключ", "值"))))
                .isEqualToIgnoringCase("6AC3BC7267656E00" + "00" + "0D" + "08D0BAD0BBD18ED187" + "03E580BC");
    }

    @ParameterizedTest
    @CsvSource({"246, fa", "247, fcfb00", "248, fcfc00"})
    void theBlockOfAttributesHasALengthEncodedLength(int value, String length) {
        // Each block is four bytes longer than its one value: lengths of 250, 251 and 252.
        String encoded =
                behindPrefix(encode(CLIENT_CONNECT_ATTRS, "", Bytes.EMPTY, "", "", Map.of("_k", "v".repeat(value))));
        assertThat(encoded).startsWith("0000" + length + "025f6b").endsWith("76".repeat(value));
    }

    @ParameterizedTest
    @CsvSource({"250, fa, fa", "251, fb, fcfb00", "255, ff, fcff00"})
    void theAnswersLengthIsOneByteOrLengthEncoded(int length, String oneByte, String lengthEncoded) {
        Bytes answer = Bytes.copyOf(new byte[length]);
        assertThat(behindPrefix(encode(0, "", answer, "", "", Map.of())))
                .isEqualTo("00" + oneByte + "00".repeat(length));
        assertThat(behindPrefix(encode(CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA, "", answer, "", "", Map.of())))
                .isEqualTo("00" + lengthEncoded + "00".repeat(length));
    }

    @Test
    void anAnswerOf256BytesNeedsALengthEncodedLength() {
        Bytes answer = Bytes.copyOf(new byte[256]);
        assertThatThrownBy(() -> encode(0, "", answer, "", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("255");
        assertThat(behindPrefix(encode(CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA, "", answer, "", "", Map.of())))
                .startsWith("00" + "fc0001");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aNulInANameIsRefused(int place) {
        String[] names = {"user", "database", "plugin"};
        names[place] = "a\0b";
        long capabilities = CLIENT_CONNECT_WITH_DB | CLIENT_PLUGIN_AUTH;
        assertThatThrownBy(() -> encode(capabilities, names[0], ANSWER, names[1], names[2], Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void doesNotShowTheAnswerNorWhoLogsIn() {
        SslRequest prefix = new SslRequest(new Capabilities(0), 1 << 30, 45);
        HandshakeResponse41 response = new HandshakeResponse41(
                prefix, "alice", Bytes.copyOf("secret".getBytes(UTF_8)), "shop", "plug", Map.of("k", "v"), 3);
        assertThat(response.toString()).contains("plug").doesNotContain("alice", "secret", "shop", "115");
    }
}
