package io.aiomysql.converters.parameter;

import static io.aiomysql.converters.parameter.Forms.assertRefuses;
import static io.aiomysql.converters.parameter.Forms.binary;
import static io.aiomysql.converters.parameter.Forms.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.Geometry;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BytesParameterTest {

    private static final UUID ID = UUID.fromString("6ccd780c-baba-1026-9564-5b8c656024db");

    @Test
    void bytesAreAHexLiteralWithTheBinaryIntroducer() {
        assertThat(literal(new byte[] {0, 0x27, 0x5C, (byte) 0xFF})).isEqualTo("_binary x'00275CFF'");
        assertThat(literal(new byte[0])).isEqualTo("_binary x''");
    }

    @Test
    void bytesHaveTheirLengthInBinary() {
        assertThat(binary(new byte[] {0, (byte) 0xFF})).isEqualTo("fc:0200ff");
        assertThat(binary(new byte[0])).isEqualTo("fc:00");
    }

    @Test
    void bytesOfEveryLengthAreWhole() {
        Random random = new Random(13);
        for (int length : new int[] {1, 250, 251, 8_191, 8_192, 8_193, 65_536, 1_000_001}) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            String hex = HexFormat.of().formatHex(content);
            assertThat(binary(content)).endsWith(hex);
            assertThat(literal(content)).isEqualTo("_binary x'" + hex.toUpperCase(Locale.ROOT) + "'");
        }
    }

    @Test
    void ofABufferWhatRemainsIsSentAndItsPositionStays() {
        for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(6), ByteBuffer.allocateDirect(6)}) {
            buffer.put(new byte[] {1, 2, 3, 4, 5, 6}).position(2).limit(5);
            assertThat(binary(buffer)).isEqualTo("fc:03030405");
            assertThat(literal(buffer)).isEqualTo("_binary x'030405'");
            assertThat(binary(buffer.asReadOnlyBuffer())).isEqualTo("fc:03030405");
            assertThat(buffer.position()).isEqualTo(2);
            assertThat(buffer.limit()).isEqualTo(5);
        }
    }

    @Test
    void aBoundBufferDoesNotFollowItsOwnersPosition() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3});
        BoundParameter bound = Forms.bind(buffer);
        buffer.position(3);
        assertThat(binary(bound)).isEqualTo("fc:03010203");
    }

    @Test
    void aVectorIsItsFloatsInLittleEndianOrder() {
        assertThat(binary(new float[] {1f, -2.5f})).isEqualTo("fc:080000803f000020c0");
        assertThat(literal(new float[] {1f})).isEqualTo("_binary x'0000803F'");
        assertRefuses(new float[] {1f, Float.NaN}, "VECTOR");
        assertRefuses(new float[] {Float.NEGATIVE_INFINITY}, "VECTOR");
    }

    @Test
    void aGeometryIsItsSridAndItsWellKnownBinary() {
        Geometry point = Geometry.of(4326, HexFormat.of().parseHex("0101000000000000000000f03f0000000000000040"));
        assertThat(binary(point)).isEqualTo("fc:19e61000000101000000000000000000f03f0000000000000040");
        assertThat(literal(point)).isEqualTo("_binary x'E61000000101000000000000000000F03F0000000000000040'");
    }

    @Test
    void aUuidHasTheFormOfTheOptions() {
        assertThat(literal(ID)).isEqualTo("'6ccd780c-baba-1026-9564-5b8c656024db'");
        assertThat(uuid(UuidForm.BINARY)).isEqualTo("_binary x'6CCD780CBABA102695645B8C656024DB'");
        // The example of UUID_TO_BIN(.., 1) in MySQL's manual.
        assertThat(uuid(UuidForm.BINARY_TIME_SWAPPED)).isEqualTo("_binary x'1026BABA6CCD780C95645B8C656024DB'");
    }

    private static String uuid(UuidForm form) {
        Parameters parameters = new Parameters(ParameterOptions.DEFAULT.withUuidForm(form));
        return Forms.literal(parameters.bind(ID), SqlModes.DEFAULT);
    }
}
