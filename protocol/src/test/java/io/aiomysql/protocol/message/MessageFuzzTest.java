package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.CapturedPackets;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.Mutations;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageFuzzTest {

    private static final int PACKETS = 20_000;
    private static final Capabilities TRACKING = new Capabilities(Capabilities.CLIENT_SESSION_TRACK);

    private static final Capabilities EXTENDED = new Capabilities(Capabilities.MARIADB_CLIENT_EXTENDED_METADATA);

    static Stream<Arguments> decoders() {
        return Stream.of(
                decoder("HandshakeV10", in -> HandshakeV10.decode(in).family()),
                decoder("AuthNextFactor", AuthNextFactor::decode),
                decoder("AuthSwitchRequest", AuthSwitchRequest::decode),
                decoder("AuthMoreData", AuthMoreData::decode),
                decoder("OkPacket", in -> OkPacket.decode(in, TRACKING)),
                decoder("OkPacket without tracking", in -> OkPacket.decode(in, new Capabilities(0))),
                decoder("EofPacket", EofPacket::decode),
                decoder("ErrPacket", ErrPacket::decode),
                decoder("StmtPrepareOk", StmtPrepareOk::decode),
                decoder(
                        "ColumnDefinition41",
                        in -> ColumnDefinition41.decode(in, new Capabilities(0)).toString()),
                decoder(
                        "ColumnDefinition41 with extended metadata",
                        in -> ColumnDefinition41.decode(in, EXTENDED).extendedType()));
    }

    private static Arguments decoder(String name, Function<PayloadReader, Object> decoder) {
        return Arguments.of(name, decoder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decoders")
    void onlyProtocolExceptionsEscape(String name, Function<PayloadReader, Object> decoder) {
        Mutations mutations = new Mutations(
                name.hashCode(),
                CapturedPackets.MYSQL_GREETING,
                CapturedPackets.MARIADB_GREETING,
                CapturedPackets.MARIADB_AUTH_SWITCH,
                CapturedPackets.OK_USE_SHOP,
                CapturedPackets.OK_UPDATE,
                CapturedPackets.MORE_THAN_ONE_ROW,
                CapturedPackets.COLUMN_ID,
                CapturedPackets.COLUMN_UUID,
                CapturedPackets.COLUMN_JSON,
                CapturedPackets.PREPARED,
                Hex.bytes("01 04"),
                Hex.bytes("02 61757468 00 0102030405"),
                Hex.bytes("FE 0000 0200"));
        int decoded = 0;
        for (int i = 0; i < PACKETS; i++) {
            byte[] packet = mutations.next();
            try {
                assertThat(decoder.apply(PayloadReader.of(packet))).isNotNull();
                decoded++;
            } catch (ProtocolException expected) {
                // What a malformed packet deserves.
            } catch (RuntimeException escaped) {
                throw new AssertionError("packet " + i + ": " + Hex.of(packet), escaped);
            }
        }
        // Both outcomes were seen, so that the packets are neither all noise nor all valid.
        assertThat(decoded).isBetween(PACKETS / 100, PACKETS - PACKETS / 10);
    }
}
