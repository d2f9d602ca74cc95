package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.fake.Scripts;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer statements badly, over real sockets. */
@Timeout(120)
class BadAnswerTest extends BadServerTest {

    private static final byte[] COLUMN = ColumnDefinition.bigint("n").payload();
    private static final byte[] ONE_COLUMN = ServerPackets.columnCount(1);

    @Test
    void aCutAtEachByteOfTheRowsIsALostConnection() {
        byte[] answer = rows("1", "22");
        for (int length = 0; length < answer.length; length++) {
            MySqlConnectionException e = failsTheStatement(
                    MySqlConnectionException.class,
                    asked().send(Arrays.copyOf(answer, length)).close());

            assertThat(e).as("%d bytes", length).hasMessageContaining("the connection was lost");
            assertThat(e.mayHaveExecuted()).isTrue();
        }
    }

    @Test
    void aResetIsALostConnection() {
        MySqlConnectionException e = failsTheStatement(
                MySqlConnectionException.class, asked().sendPacket(ONE_COLUMN).reset());

        assertThat(e).hasMessageContaining("the connection was lost");
        assertThat(e.isTransient()).isTrue();
    }

    @Test
    void aWrongSequenceIdIsAProtocolError() {
        assertThat(failsTheStatement(
                        MySqlProtocolException.class,
                        asked().sendPacket(3, ServerPackets.ok(0)).expectClientClose()))
                .hasMessageContaining("sequence id 3 instead of 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "00", // OK without its fields
                "000000", // OK without its status
                "00000002000000fd", // OK with info beyond its end
                "0000000240000000ff", // OK with changes that are none
                "ff", // ERR without its number
                "ff15", // ERR with half a number
                "fc01", // half a column count
                "fd000001ff", // more columns than there are
                "feffffffffffffffff", // a column count that is negative
                "fe0000000001000000", // 2^24 columns
                "0101", // a column count and more
            })
    void aMalformedAnswerIsAProtocolError(String hex) {
        assertProtocolError(asked().sendPacket(bytes(hex)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "03646566", // a catalog and no more
                "03646566000000ff", // a text beyond the end
                "0364656600000001610000", // no fixed part
                "0364656600000001610003010203", // a fixed part that is too short
                "00000000000c3f00", // the fixed part cut off
                "ff", // ERR without its number
            })
    void aMalformedColumnDefinitionIsAProtocolError(String hex) {
        assertProtocolError(asked().sendPacket(ONE_COLUMN).sendPacket(bytes(hex)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "0561", // a cell beyond the end
                "01310132", // a cell too many
                "fc01", // half a length
                "fdffff", // half a length
                "fe00", // an end of rows without its fields
                "fe0000", // an end of rows without its status
                "ff", // ERR without its number
            })
    void aMalformedRowIsAProtocolError(String hex) {
        assertProtocolError(asked().sendPacket(ONE_COLUMN).sendPacket(COLUMN).sendPacket(bytes(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fe", "fe0000", "fe00000200ff", "00"})
    void aMalformedEofBehindTheColumnsIsAProtocolError(String hex) {
        assertProtocolError(
                askedWithEof().sendPacket(ONE_COLUMN).sendPacket(COLUMN).sendPacket(bytes(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe", "fe0000", "fe00000200ff"})
    void aMalformedEofBehindTheRowsIsAProtocolError(String hex) {
        assertProtocolError(askedWithEof()
                .sendPacket(ONE_COLUMN)
                .sendPacket(COLUMN)
                .sendPacket(ServerPackets.eof(0, 0))
                .sendPacket(bytes(hex)));
    }

    @Test
    void aRequestForALocalFileGetsNothing() {
        assertThat(failsTheStatement(
                        MySqlProtocolException.class,
                        asked().sendPacket(ServerPackets.localInfileRequest("/etc/passwd"))
                                .expectClientClose()))
                .hasMessageContaining("local file");
    }

    @Test
    void aPacketBeyondTheLimitIsRefusedByItsHeader() {
        assertThat(failsTheStatement(
                        MySqlProtocolException.class,
                        asked().sendPacket(ONE_COLUMN)
                                .sendPacket(COLUMN)
                                .send(bytes("01040003"))
                                .expectClientClose(),
                        options -> options.maxResponsePacket(1_024)))
                .hasMessageContaining("1024");
    }

    @Test
    void anErrorWhileIdleIsTheCauseOfTheNextFailure() {
        Script.Builder script = Scripts.login()
                .expectCommandHex("0e")
                .sendOk()
                .sendPacket(0, ServerPackets.err(4031, "HY000", "The client was disconnected"))
                .close();
        try (FakeServer server = FakeServer.start(script)) {
            MySqlConnection connection =
                    value(MySqlConnection.connect(options(server.port(), o -> o).build()));
            value(connection.ping());
            server.awaitAllClosed();

            assertThat(failure(MySqlConnectionException.class, connection.query("SELECT 1")))
                    .cause()
                    .isInstanceOfSatisfying(
                            MySqlServerException.class,
                            e -> assertThat(e.code()).isEqualTo(4031));
        }
    }

    private void assertProtocolError(Script.Builder script) {
        MySqlProtocolException e = failsTheStatement(MySqlProtocolException.class, script.expectClientClose());

        assertThat(e).hasMessageContaining("the server violated the protocol");
        assertThat(e.mayHaveExecuted()).isTrue();
        assertThat(e.isTransient()).isFalse();
    }

    private static Script.Builder asked() {
        return Scripts.login().expectCommand("SELECT 1");
    }

    private static Script.Builder askedWithEof() {
        return Scripts.login(Greeting.mysql().without(CapabilityFlags.DEPRECATE_EOF))
                .expectCommand("SELECT 1");
    }

    /** A whole result of one column and two rows, with headers. */
    private static byte[] rows(String first, String second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ServerPackets.packet(1, ONE_COLUMN));
        out.writeBytes(ServerPackets.packet(2, COLUMN));
        out.writeBytes(ServerPackets.packet(3, ServerPackets.textRow(first)));
        out.writeBytes(ServerPackets.packet(4, ServerPackets.textRow(second)));
        out.writeBytes(ServerPackets.packet(5, ServerPackets.okTerminator(0, 0)));
        return out.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
