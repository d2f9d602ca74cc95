package io.aiomysql.protocol.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.Streams;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other servers say first, however it is cut. */
class FirstPacketTest {

    static Stream<Arguments> otherServers() {
        return Stream.of(
                text("SSH-2.0-OpenSSH_9.6\r\n"),
                text("HTTP/1.1 400 Bad Request\r\n\r\n"),
                text("220 mail.example ESMTP\r\n"),
                text("* OK IMAP4rev1\r\n"),
                text("-ERR unknown command\r\n"),
                hex("TLS alert", "15030100020246"),
                hex("PostgreSQL error", "450000008e53464154414c00"),
                hex("an empty packet", "00000000"),
                hex("nothing but 0xFF", "ffffffff"));
    }

    private static Arguments text(String text) {
        return Arguments.of(text.strip(), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Arguments hex(String name, String hex) {
        return Arguments.of(name, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherServers")
    void isSaidToBeNoServerOfThisProtocol(String name, byte[] stream) {
        Streams.everyWay(
                stream,
                pieces -> assertThatThrownBy(() -> read(pieces))
                        .isInstanceOf(ProtocolException.class)
                        .hasMessageContaining("no MySQL or MariaDB server")
                        .hasMessageNotContaining("limit"));
    }

    @Test
    void thePortOfXProtocolIsNamed() {
        byte[] notice = HexFormat.of().parseHex("050000000b08051a00");
        Streams.everyWay(
                notice, pieces -> assertThatThrownBy(() -> read(pieces)).hasMessageContainingAll("X Protocol", "3306"));
    }

    @Test
    void aGreetingAndAnErrorOfWhateverSequenceAreAccepted() {
        assertThatCode(() -> {
                    FirstPacket.check(80, 0, 0x0A);
                    FirstPacket.check(80, 0, 0x09);
                    FirstPacket.check(25, 0, 0xFF);
                    FirstPacket.check(25, 2, 0xFF);
                })
                .doesNotThrowAnyException();
    }

    /** As a connection reads: the gate sees what is incomplete or large, and the phase sees the rest. */
    private static void read(List<byte[]> pieces) {
        PacketFramer framer = new PacketFramer((length, sequence, first) -> {
            FirstPacket.check(length, sequence, first);
            return 65_536;
        });
        PayloadReader in = new PayloadReader();
        for (byte[] piece : pieces) {
            ByteBuffer room = framer.readBuffer();
            room.put(piece);
            framer.received(room);
            if (framer.next(in)) {
                FirstPacket.check(in.remaining(), framer.sequence(), in.remaining() == 0 ? -1 : in.peek());
            }
        }
    }
}
