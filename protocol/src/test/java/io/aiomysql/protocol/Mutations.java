package io.aiomysql.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Packets as a broken or hostile peer sends them: valid ones with a few bytes changed, cut or added, and noise. */
public final class Mutations {

    /** Bytes that mean something: NULL, the wide lengths, headers, signs. */
    private static final byte[] TELLING = {
        0, 1, 2, 0x0A, 0x7F, (byte) 0x80, (byte) 0xFB, (byte) 0xFC, (byte) 0xFD, -2, -1
    };

    private final Random random;
    private final List<byte[]> valid;

    /** Deterministic: the same seed gives the same packets. */
    public Mutations(long seed, byte[]... valid) {
        this.random = new Random(seed);
        this.valid = List.of(valid);
    }

    public byte[] next() {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] packet = valid.get(random.nextInt(valid.size())).clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            packet = changed(packet);
        }
        return packet;
    }

    private byte[] changed(byte... packet) {
        if (packet.length == 0) {
            return new byte[] {telling()};
        }
        int at = random.nextInt(packet.length);
        switch (random.nextInt(5)) {
            case 0 -> packet[at] = (byte) random.nextInt(256);
            case 1 -> packet[at] = telling();
            case 2 -> packet[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> {
                return Arrays.copyOf(packet, at);
            }
            default -> {
                byte[] longer = Arrays.copyOf(packet, packet.length + 1);
                System.arraycopy(packet, at, longer, at + 1, packet.length - at);
                longer[at] = telling();
                return longer;
            }
        }
        return packet;
    }

    private byte telling() {
        return TELLING[random.nextInt(TELLING.length)];
    }
}
