package io.aiomysql.testkit.fake;

import java.util.Arrays;

/** Compares packets, and shows both where they differ. */
final class PacketCheck {

    private PacketCheck() {}

    static boolean same(byte[] payload, Packet packet) {
        return Arrays.equals(payload, packet.payload());
    }

    static void requireSame(byte[] payload, Packet packet) {
        int difference = Arrays.mismatch(payload, packet.payload());
        if (difference >= 0) {
            throw new AssertionError("the packet differs from byte " + difference + " on\nexpected " + payload.length
                    + " bytes:\n" + HexDump.of(payload) + "actual " + describe(packet));
        }
    }

    static void requireSequence(int sequence, Packet packet) {
        if (packet.sequence() != sequence) {
            throw unexpected("expected the sequence number " + sequence, packet);
        }
    }

    static AssertionError unexpected(String expectation, Packet packet) {
        return new AssertionError(expectation + "\nactual " + describe(packet));
    }

    private static String describe(Packet packet) {
        return packet.payload().length + " bytes, sequence number " + packet.sequence() + ":\n"
                + HexDump.of(packet.payload());
    }
}
