package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Most bytes here are the examples of MySQL's manual. */
class ServerPacketsTest {

    @Test
    void okIsTheManualsExample() {
        assertThat(ServerPackets.packet(2, ServerPackets.ok(2)))
                .isEqualTo(HexDump.parse("07 00 00 02 00 00 00 02 00 00 00"));
    }

    @Test
    void okHasCountsAndInfoToTheEnd() {
        assertThat(ServerPackets.ok(300, 70_000, 3, 1, "hi"))
                .isEqualTo(HexDump.parse("00 fc2c01 fd701101 0300 0100 6869"));
    }

    @Test
    void okWithSessionChangesHasTheFlagAndTheList() {
        byte[] ok = ServerPackets.ok(
                0, 0, 2, 0, "", List.of(SessionTrack.schema("test"), SessionTrack.systemVariable("autocommit", "OFF")));

        assertThat(ok)
                .isEqualTo(HexDump.parse(
                        "00 00 00 0240 0000 00 18" + "01 05 04 74657374" + "00 0f 0a 6175746f636f6d6d6974 03 4f4646"));
    }

    @Test
    void okWithoutSessionChangesOrInfoIsTheShortOne() {
        assertThat(ServerPackets.ok(1, 0, 2, 0, "", List.of())).isEqualTo(ServerPackets.ok(1, 0, 2, 0, ""));
    }

    @Test
    void errIsTheManualsExample() {
        assertThat(ServerPackets.packet(1, ServerPackets.err(1096, "HY000", "No tables used")))
                .isEqualTo(HexDump.parse(
                        "17 00 00 01 ff 48 04 23 48 59 30 30 30 4e 6f 20 74 61 62 6c 65 73" + "20 75 73 65 64"));
    }

    @Test
    void errBeforeHandshakeHasNoSqlState() {
        assertThat(ServerPackets.errBeforeHandshake(1040, "no")).isEqualTo(HexDump.parse("ff 1004 6e6f"));
    }

    @Test
    void eofIsTheManualsExample() {
        assertThat(ServerPackets.packet(5, ServerPackets.eof(2, 0)))
                .isEqualTo(HexDump.parse("05 00 00 05 fe 00 00 02 00"));
    }

    @Test
    void okTerminatorBeginsLikeAnEof() {
        assertThat(ServerPackets.okTerminator(2, 1)).isEqualTo(HexDump.parse("fe 00 00 0200 0100"));
    }

    @Test
    void resultIsTheManualsExample() {
        ColumnDefinition column = ColumnDefinition.of("@@version_comment", 0xFD)
                .charset(8)
                .length(28)
                .decimals(31);
        FakeResult result = FakeResult.columns(column).row("MySQL Community Server (GPL)");

        PayloadBuilder stream = new PayloadBuilder();
        int sequence = 1;
        for (byte[] payload : result.payloads(false, 2)) {
            stream.bytes(ServerPackets.packet(sequence++, payload));
        }
        assertThat(stream.toArray())
                .isEqualTo(HexDump.parse("01 00 00 01 01"
                        + "27 00 00 02 03 64 65 66 00 00 00 11 40 40 76 65 72 73 69 6f 6e 5f 63 6f 6d 6d 65"
                        + "6e 74 00 0c 08 00 1c 00 00 00 fd 00 00 1f 00 00"
                        + "05 00 00 03 fe 00 00 02 00"
                        + "1d 00 00 04 1c 4d 79 53 51 4c 20 43 6f 6d 6d 75 6e 69 74 79 20 53 65 72 76 65 72"
                        + "20 28 47 50 4c 29"
                        + "05 00 00 05 fe 00 00 02 00"));
    }

    @Test
    void resultWithoutEofPacketsEndsWithAnOkPacket() {
        List<byte[]> payloads =
                FakeResult.columns("a").row("1").warnings(3).status(8).payloads(true, 2);

        assertThat(payloads).hasSize(4);
        assertThat(payloads.get(3)).isEqualTo(ServerPackets.okTerminator(10, 3));
    }

    @Test
    void nullIsAByteOfItsOwnInARow() {
        assertThat(ServerPackets.textRow("a", null, "")).isEqualTo(HexDump.parse("01 61 fb 00"));
    }

    @Test
    void lengthsGrowAtTheirLimits() {
        assertThat(ServerPackets.lenencInt(250)).isEqualTo(HexDump.parse("fa"));
        assertThat(ServerPackets.lenencInt(251)).isEqualTo(HexDump.parse("fc fb00"));
        assertThat(ServerPackets.lenencInt(65_535)).isEqualTo(HexDump.parse("fc ffff"));
        assertThat(ServerPackets.lenencInt(65_536)).isEqualTo(HexDump.parse("fd 000001"));
        assertThat(ServerPackets.lenencInt(16_777_215)).isEqualTo(HexDump.parse("fd ffffff"));
        assertThat(ServerPackets.lenencInt(16_777_216)).isEqualTo(HexDump.parse("fe 0000000100000000"));
        assertThat(ServerPackets.lenencInt(-1)).isEqualTo(HexDump.parse("fe ffffffffffffffff"));
    }

    @Test
    void authPacketsAreAsInTheManual() {
        assertThat(ServerPackets.authSwitchRequest("p", new byte[] {1, 0})).isEqualTo(HexDump.parse("fe 7000 0100"));
        assertThat(ServerPackets.authMoreData(new byte[] {4})).isEqualTo(HexDump.parse("01 04"));
        assertThat(ServerPackets.localInfileRequest("f")).isEqualTo(HexDump.parse("fb 66"));
    }

    @Test
    void payloadOfTheGreatestFrameHasAnEmptyTail() {
        byte[] stream = ServerPackets.packet(255, new byte[0xFF_FFFF]);

        assertThat(stream).hasSize(0xFF_FFFF + 8);
        assertThat(Arrays.copyOf(stream, 4)).isEqualTo(HexDump.parse("ffffff ff"));
        assertThat(Arrays.copyOfRange(stream, stream.length - 4, stream.length)).isEqualTo(HexDump.parse("000000 00"));
    }

    @Test
    void greetingIsTheManualsExample() {
        byte[] greeting = Greeting.mysql()
                .version("5.6.4-m7-log")
                .threadId(2646)
                .nonce("RB3vz&Gr+yD&/ZZ305ZG".getBytes(StandardCharsets.US_ASCII))
                .capabilities(0xc00f_ffffL)
                .collation(8)
                .payload();

        assertThat(greeting)
                .isEqualTo(HexDump.parse("0a 35 2e 36 2e 34 2d 6d 37 2d 6c 6f 67 00 56 0a 00 00 52 42 33 76 7a 26"
                        + "47 72 00 ff ff 08 02 00 0f c0 15 00 00 00 00 00 00 00 00 00 00 2b 79 44 26 2f 5a 5a 33 30"
                        + "35 5a 47 00 6d 79 73 71 6c 5f 6e 61 74 69 76 65 5f 70 61 73 73 77 6f 72 64 00"));
    }

    @Test
    void greetingWithoutPluginsEndsAfterTheNonce() {
        byte[] greeting = Greeting.mysql()
                .version("5.5.2-m2")
                .threadId(11)
                .nonce("dvH@I-CJ*4d|cZwk4^]:".getBytes(StandardCharsets.US_ASCII))
                .capabilities(0xf7ffL)
                .collation(8)
                .payload();

        assertThat(greeting)
                .isEqualTo(HexDump.parse("0a 35 2e 35 2e 32 2d 6d 32 00 0b 00 00 00 64 76 48 40 49 2d 43 4a 00 ff f7"
                        + "08 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 2a 34 64 7c 63 5a 77 6b 34 5e 5d 3a 00"));
    }

    @Test
    void mariaDbGreetsWithItsOwnCapabilitiesInTheReservedBytes() {
        byte[] greeting = Greeting.mariaDb().extendedCapabilities(0x1D).payload();
        int afterVersion = "11.8.9-MariaDB".length() + 2;

        assertThat(greeting[afterVersion + 13] & 1).isZero();
        assertThat(Arrays.copyOfRange(greeting, afterVersion + 27, afterVersion + 31))
                .isEqualTo(HexDump.parse("1d000000"));
    }
}
