package io.aiomysql.protocol.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** What is written is read again, however it arrives; what no server sends is refused. */
class CompressedStreamTest {

    private static final String EXCESS = "more bytes than its header says";
    private static final String EARLY = "ends before its header says";

    @Test
    void isTheSameWholeAndSplitAtEachByte() {
        byte[] packets = packets(400, 3, 49, 50, 5_000, 100);
        byte[] compressed = write(packets);
        assertThat(compressed.length).isLessThan(packets.length / 2);
        assertThat(read(compressed, compressed.length)).isEqualTo(packets);
        assertThat(read(compressed, 1)).isEqualTo(packets);
        for (int split = 1; split < compressed.length; split++) {
            CompressedFramer framer = new CompressedFramer(new ZlibDecompressor());
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            receive(framer, Arrays.copyOf(compressed, split), all);
            receive(framer, Arrays.copyOfRange(compressed, split, compressed.length), all);
            assertThat(all.toByteArray()).isEqualTo(packets);
        }
    }

    @Test
    void whatDoesNotShrinkIsStored() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        PacketWriter out = new PacketWriter();
        out.begin(0).writeBytes(noise);
        out.end();
        byte[] packets = out.toBytes().toArray();

        byte[] written = write(packets);

        assertThat(written).hasSize(packets.length + CompressedHeader.SIZE);
        assertThat(CompressedHeader.uncompressedLength(written, 0)).isZero();
        assertThat(read(written, 777)).isEqualTo(packets);
    }

    @Test
    void aSecretIsNotCompressed() {
        byte[] packets = packets(400);
        CompressedWriter writer = new CompressedWriter(new ZlibCompressor(9));
        writer.begin(packets, packets.length, true);
        assertThat(writer.next()).isTrue();
        assertThat(writer.size()).isEqualTo(packets.length + CompressedHeader.SIZE);
        byte[] used = writer.array();

        writer.wipe();

        assertThat(used).containsOnly(0);
    }

    @Test
    void eachCommandHasItsOwnCount() {
        byte[] packets = packets(10, 2 * CompressedWriter.MAX_PIECE, 20);
        byte[] written = write(packets);
        int at = 0;
        for (int id : new int[] {0, 0, 1, 2, 0}) {
            assertThat(CompressedHeader.sequence(written, at)).isEqualTo(id);
            at += CompressedHeader.SIZE + CompressedHeader.length(written, at);
        }
        assertThat(at).isEqualTo(written.length);
        assertThat(CompressedWriter.count(2 * CompressedWriter.MAX_PIECE + 4)).isEqualTo(3);
        assertThat(CompressedWriter.count(CompressedWriter.MAX_PIECE)).isEqualTo(1);
    }

    @Test
    void anAnswerInsideOfACommandGoesOnCounting() {
        PacketWriter out = new PacketWriter();
        out.begin(5).writeZeros(10);
        out.end();
        assertThat(CompressedHeader.sequence(write(out.toBytes().toArray()), 0)).isEqualTo(5);
    }

    @Test
    void aPacketMaySpanManyCompressedPacketsAndTheyMayHoldMany() {
        byte[] packets = packets(10, 300, 7);
        byte[] written = concat(
                piece(packets, 0, 100, 9), piece(packets, 100, 101, 10), piece(packets, 101, packets.length, 11));
        assertThat(read(written, 13)).isEqualTo(packets);
    }

    @Test
    void decompressesNoMoreThanIsAskedFor() {
        byte[] zeros = new byte[1 << 20];
        byte[] written = concat(piece(zeros, 0, zeros.length, 1), piece(zeros, 0, zeros.length, 2));
        CompressedFramer framer = new CompressedFramer(new ZlibDecompressor());
        framer.received(written);

        ByteBuffer target = ByteBuffer.allocate(100);

        assertThat(framer.read(target, false)).isEqualTo(100);
        assertThat(framer.begun()).isEqualTo(PayloadGate.UNKNOWN);
        assertThat(framer.hasBufferedBytes()).isTrue();
        int rest = 0;
        for (int read = 1; read > 0; ) {
            framer.rest();
            read = framer.read(ByteBuffer.allocate(100), true);
            rest += read;
        }
        assertThat(rest).isEqualTo(2 * zeros.length - 100);
    }

    @Test
    void refusesMoreBytesThanDeclared() {
        byte[] bomb = piece(new byte[1 << 20], 0, 1 << 20, 1);
        bomb[4] = 100;
        bomb[5] = 0;
        bomb[6] = 0;
        assertRefused(bomb, EXCESS);
    }

    @Test
    void refusesFewerBytesThanDeclared() {
        byte[] packet = piece(new byte[1_000], 0, 1_000, 1);
        packet[6] = 1;
        assertRefused(packet, EARLY);
    }

    @Test
    void refusesBytesBehindTheCompressedOnes() {
        byte[] packet = Arrays.copyOf(piece(new byte[1_000], 0, 1_000, 1), 200);
        packet[0] = (byte) (200 - CompressedHeader.SIZE);
        assertRefused(packet, EARLY);
    }

    @Test
    void refusesAStreamThatIsCutOff() {
        byte[] packet = piece(new byte[1_000], 0, 1_000, 1);
        packet[0]--;
        assertRefused(Arrays.copyOf(packet, packet.length - 1), "incomplete");
    }

    @Test
    void refusesWhatIsNotCompressed() {
        assertRefused(new byte[] {4, 0, 0, 1, 9, 0, 0, 1, 2, 3, 4}, "format of zlib");
    }

    @Test
    void refusesAnEmptyCompressedPacket() {
        assertRefused(new byte[] {0, 0, 0, 1, 0, 0, 0}, "empty");
    }

    @Test
    void refusesAGapInsideOfAPacket() {
        byte[] packets = packets(300);
        CompressedFramer framer = new CompressedFramer(new ZlibDecompressor());
        framer.received(concat(piece(packets, 0, 100, 1), piece(packets, 100, 300, 3)));
        framer.read(ByteBuffer.allocate(1_000), false);
        assertThatThrownBy(() -> framer.read(ByteBuffer.allocate(1_000), true))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("3 instead of 2");
    }

    @Test
    void idsWrapAt256() {
        byte[] packets = packets(300);
        assertThat(read(concat(piece(packets, 0, 100, 255), piece(packets, 100, packets.length, 0)), 5))
                .isEqualTo(packets);
    }

    @Test
    void growsOnlyWhileTheReaderRests() {
        byte[] written = write(packets(200_000));
        CompressedFramer framer = new CompressedFramer(new ZlibDecompressor());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < written.length; ) {
            ByteBuffer buffer = framer.readBuffer();
            int length = Math.min(buffer.remaining(), written.length - at);
            buffer.put(written, at, length);
            framer.received(buffer);
            at += length;
        }
        drain(framer, all);
        assertThat(all.toByteArray()).isEqualTo(packets(200_000));
    }

    @Test
    void goesOnAfterItHasRestedAndClosesTwice() {
        byte[] packets = packets(400);
        ZlibCompressor compressor = new ZlibCompressor(ZlibCompressor.DEFAULT_LEVEL);
        CompressedWriter writer = new CompressedWriter(compressor);
        CompressedFramer framer = new CompressedFramer(new ZlibDecompressor());
        for (int i = 0; i < 3; i++) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            receive(framer, write(writer, packets), all);
            assertThat(all.toByteArray()).isEqualTo(packets);
            writer.rest();
            framer.rest();
            System.gc();
        }
        writer.close();
        writer.close();
        writer.begin(packets, packets.length, false);
        assertThat(writer.next()).isFalse();
        framer.close();
        framer.close();
    }

    private static void assertRefused(byte[] stream, String why) {
        for (int step : new int[] {1, stream.length}) {
            assertThatThrownBy(() -> read(stream, step))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(why);
        }
    }

    private static byte[] packets(int... lengths) {
        PacketWriter out = new PacketWriter();
        for (int length : lengths) {
            byte[] payload = new byte[length];
            for (int i = 0; i < length; i++) {
                payload[i] = (byte) (i % 17);
            }
            out.begin(0).writeBytes(payload);
            out.end();
        }
        return out.toBytes().toArray();
    }

    private static byte[] write(byte[] packets) {
        CompressedWriter writer = new CompressedWriter(new ZlibCompressor(6));
        byte[] written = write(writer, packets);
        writer.close();
        return written;
    }

    private static byte[] write(CompressedWriter writer, byte[] packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writer.begin(packets, packets.length, false);
        while (writer.next()) {
            all.write(writer.array(), 0, writer.size());
        }
        return all.toByteArray();
    }

    /** One compressed packet, as a server may cut the stream of packets. */
    private static byte[] piece(byte[] source, int from, int to, int id) {
        Deflater deflater = new Deflater();
        deflater.setInput(source, from, to - from);
        deflater.finish();
        byte[] target = new byte[CompressedHeader.SIZE + to - from + 100];
        int size = deflater.deflate(target, CompressedHeader.SIZE, target.length - CompressedHeader.SIZE);
        deflater.end();
        CompressedHeader.put(target, 0, size, id, to - from);
        return Arrays.copyOf(target, CompressedHeader.SIZE + size);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] read(byte[] stream, int step) {
        CompressedFramer framer = new CompressedFramer(new ZlibDecompressor());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < stream.length; at += step) {
            receive(framer, Arrays.copyOfRange(stream, at, Math.min(stream.length, at + step)), all);
        }
        framer.close();
        return all.toByteArray();
    }

    private static void receive(CompressedFramer framer, byte[] bytes, ByteArrayOutputStream all) {
        for (int at = 0; at < bytes.length; ) {
            ByteBuffer buffer = framer.readBuffer();
            int length = Math.min(buffer.remaining(), bytes.length - at);
            buffer.put(bytes, at, length);
            framer.received(buffer);
            at += length;
            drain(framer, all);
            framer.rest();
        }
    }

    private static void drain(CompressedFramer framer, ByteArrayOutputStream all) {
        ByteBuffer target = ByteBuffer.allocate(1_000);
        while (framer.read(target, false) > 0) {
            all.write(target.array(), 0, target.position());
            target.clear();
        }
    }
}
