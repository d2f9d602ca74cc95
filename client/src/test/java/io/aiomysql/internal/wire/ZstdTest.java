package io.aiomysql.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.CompressedFramer;
import io.aiomysql.protocol.framing.CompressedWriter;
import io.aiomysql.protocol.framing.PacketWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** zstd gives back what it was given, and refuses the rest. */
class ZstdTest {

    private final Codec codec = ZstdLibrary.codec(null);
    private final CompressedFramer framer = new CompressedFramer(codec.decompressor());

    @Test
    void isTheSameWholeAndSplitAtEachByte() {
        byte[] packets = packets(300, 20, 100_000, 60);
        byte[] compressed = compress(packets);
        assertThat(compressed.length).isLessThan(packets.length / 10);
        for (int split = 0; split < compressed.length; split++) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            receive(Arrays.copyOf(compressed, split), all);
            receive(Arrays.copyOfRange(compressed, split, compressed.length), all);
            assertThat(all.toByteArray()).isEqualTo(packets);
        }
    }

    @Test
    void refusesMoreBytesThanDeclared() {
        byte[] compressed = compress(packets(100_000));
        compressed[5] = 0;
        compressed[6] = 0;
        assertThatThrownBy(() -> receive(compressed, new ByteArrayOutputStream()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more bytes");
    }

    @Test
    void refusesFewerBytesThanDeclared() {
        byte[] compressed = compress(packets(100_000));
        compressed[6]++;
        assertThatThrownBy(() -> receive(compressed, new ByteArrayOutputStream()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("before");
    }

    @Test
    void refusesAStreamThatIsCutOff() {
        byte[] compressed = compress(packets(100_000));
        byte[] cut = Arrays.copyOf(compressed, compressed.length - 1);
        cut[0]--;
        assertThatThrownBy(() -> receive(cut, new ByteArrayOutputStream()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("incomplete");
    }

    @Test
    void refusesWhatIsNotCompressed() {
        byte[] broken = compress(packets(1_000));
        broken[8] ^= 0x55;
        assertThatThrownBy(() -> receive(broken, new ByteArrayOutputStream()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("format of zstd");
    }

    @Test
    void closesTwice() {
        compress(packets(1_000));
        codec.compressor().close();
        codec.compressor().close();
        framer.close();
        framer.close();
    }

    @Test
    void theMissingLibraryIsNamed() {
        ClassLoader without = new WithoutZstd(ZstdLibrary.class);
        assertThatThrownBy(() -> without.loadClass(ZstdLibrary.class.getName())
                        .getMethod("require")
                        .invoke(null))
                .cause()
                .isInstanceOf(MySqlConnectionException.class)
                .hasMessageContaining("com.github.luben:zstd-jni");
    }

    private static byte[] packets(int... lengths) {
        PacketWriter out = new PacketWriter();
        for (int length : lengths) {
            out.begin(0).writeZeros(length);
            out.end();
        }
        return out.toBytes().toArray();
    }

    private byte[] compress(byte[] packets) {
        CompressedWriter writer = new CompressedWriter(codec.compressor());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writer.begin(packets, packets.length, false);
        while (writer.next()) {
            all.write(writer.array(), 0, writer.size());
        }
        return all.toByteArray();
    }

    private void receive(byte[] bytes, ByteArrayOutputStream all) {
        ByteBuffer target = ByteBuffer.allocate(100_000);
        for (int at = 0; at < bytes.length; ) {
            ByteBuffer buffer = framer.readBuffer();
            int length = Math.min(buffer.remaining(), bytes.length - at);
            buffer.put(bytes, at, length);
            framer.received(buffer);
            at += length;
            while (framer.read(target, false) > 0) {
                all.write(target.array(), 0, target.position());
                target.clear();
            }
        }
    }
}
