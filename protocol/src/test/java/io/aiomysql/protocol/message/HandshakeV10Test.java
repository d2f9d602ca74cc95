package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PayloadReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeV10Test {

    // From thread id to authentication data, part 1, and from the high capabilities on: as the manual draws them.
    private static final String THREAD_AND_PART_1 = "07000000 0102030405060708 00";
    private static final String RESERVED = "00000000000000000000";
    private static final String PART_2 = "090A0B0C0D0E0F1011121314 00";
    private static final Bytes NONCE = Bytes.copyOf(Hex.bytes("0102030405060708 090A0B0C0D0E0F1011121314 00"));

    private static HandshakeV10 decode(String... hex) {
        return HandshakeV10.decode(PayloadReader.of(Hex.bytes(hex)));
    }

    @Test
    void decodesTheGreetingOfMySql() {
        HandshakeV10 greeting = HandshakeV10.decode(PayloadReader.of(CapturedPackets.MYSQL_GREETING));
        assertThat(greeting)
                .isEqualTo(new HandshakeV10(
                        "9.7.4-2",
                        8,
                        Bytes.copyOf(CapturedPackets.MYSQL_NONCE),
                        new Capabilities(0xDFFF_FFFFL),
                        255,
                        2,
                        "caching_sha2_password"));
        assertThat(greeting.family()).isEqualTo(ServerFamily.MYSQL);
    }

    @Test
    void decodesTheGreetingOfMariaDb() {
        HandshakeV10 greeting = HandshakeV10.decode(PayloadReader.of(CapturedPackets.MARIADB_GREETING));
        assertThat(greeting)
                .isEqualTo(new HandshakeV10(
                        "11.8.9-MariaDB-4 from Debian",
                        3,
                        Bytes.copyOf(CapturedPackets.MARIADB_NONCE),
                        new Capabilities(0x3D_81FF_FFFEL),
                        45,
                        2,
                        "mysql_native_password"));
        assertThat(greeting.capabilities().has(Capabilities.CLIENT_MYSQL)).isFalse();
        assertThat(greeting.family()).isEqualTo(ServerFamily.MARIADB);
        assertThat(greeting.capabilities()
                        .has(Capabilities.MARIADB_CLIENT_STMT_BULK_OPERATIONS
                                | Capabilities.MARIADB_CLIENT_EXTENDED_METADATA
                                | Capabilities.MARIADB_CLIENT_CACHE_METADATA))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "true, FFF7, 0, MARIADB",
        "true, FEF7, 0x8000001D, MARIADB",
        "false, FEF7, 0, UNKNOWN",
        "false, FFF7, 0, MYSQL",
    })
    void mariaDbsCapabilitiesAreThoseOfAMariaDbThatDoesNotSetClientMySql(
            boolean named, String low, String mariaDb, ServerFamily family) {
        String version = named ? "31312D4D61726961444200" : "352D6F7468657200";
        HandshakeV10 greeting =
                decode("0A" + version, THREAD_AND_PART_1, low, "2D 0200 FF81 15 000000000000 1D000080", PART_2, "6100");
        assertThat(greeting.family()).isEqualTo(family);
        assertThat(greeting.capabilities().bits() >>> 32).isEqualTo(Long.decode(mariaDb));
        assertThat(greeting.capabilities().bits() & 0xFFFF_FFFEL).isEqualTo(0x81FF_F7FEL);
    }

    @Test
    void knowsMariaDbByItsNameWhereItCallsItselfMySqlFiveFiveFive() {
        // MariaDB 10.x: "5.5.5-10.6.1-MariaDB"; CLIENT_MYSQL is set, as a proxy may do.
        HandshakeV10 greeting = decode(
                "0A 352E352E352D31302E362E312D4D61726961444200",
                THREAD_AND_PART_1,
                "FFF7 2D 0200 FF81 15" + RESERVED,
                PART_2,
                "6100");
        assertThat(greeting.serverVersion()).isEqualTo("5.5.5-10.6.1-MariaDB");
        assertThat(greeting.family()).isEqualTo(ServerFamily.MARIADB);
    }

    @Test
    void readsAPluginWithoutTheNulBehindIt() {
        // MySQL 5.5.7 to 5.5.9.
        assertThat(decode("0A 352E3500", THREAD_AND_PART_1, "FFF7 08 0200 0F80 15" + RESERVED, PART_2, "616263")
                        .authPlugin())
                .isEqualTo("abc");
    }

    @Test
    void anEmptyPluginIsNoPlugin() {
        String untilPlugin = "0A 3500" + THREAD_AND_PART_1 + "FFF7 08 0200 0F80 15" + RESERVED + PART_2;
        assertThat(decode(untilPlugin, "00").authPlugin()).isEmpty();
        assertThat(decode(untilPlugin).authPlugin()).isEmpty();
    }

    @Test
    void aServerWithoutPluginsNamesNone() {
        // MySQL 5.1: no CLIENT_PLUGIN_AUTH, and the manual's length of the authentication data is 0.
        HandshakeV10 greeting =
                decode("0A 352E3100", THREAD_AND_PART_1, "FFF7 08 0200 0000 00" + RESERVED, PART_2, "616263");
        assertThat(greeting.authPlugin()).isEmpty();
        assertThat(greeting.authData()).isEqualTo(NONCE);
    }

    @Test
    void theSecondPartOfTheDataIsThirteenBytesAtLeast() {
        for (String length : new String[] {"00", "08", "15"}) {
            assertThat(decode("0A 3500", THREAD_AND_PART_1, "FFF7 08 0200 0F80", length + RESERVED, PART_2, "6100")
                            .authData())
                    .isEqualTo(NONCE);
        }
        HandshakeV10 longer =
                decode("0A 3500", THREAD_AND_PART_1, "FFF7 08 0200 0F80 17" + RESERVED, PART_2, "AABB", "6100");
        assertThat(longer.authData().length()).isEqualTo(23);
        assertThat(longer.authPlugin()).isEqualTo("a");
    }

    @Test
    void aServerWithoutSecureConnectionSendsEightBytesOfData() {
        assertThat(decode("0A 3500", THREAD_AND_PART_1, "FF77 08 0200 0000 00" + RESERVED)
                        .authData())
                .isEqualTo(Bytes.copyOf(Hex.bytes("0102030405060708")));
    }

    @Test
    void everyTruncatedGreetingIsRefused() {
        int untilPlugin = 9 + 4 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 10 + 13;
        Cuts.areRefusedBelow(untilPlugin, CapturedPackets.MYSQL_GREETING, HandshakeV10::decode);
    }

    @Test
    void anotherProtocolVersionIsNamed() {
        assertThatThrownBy(() -> decode("09 332E323300"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("protocol version 9");
    }
}
