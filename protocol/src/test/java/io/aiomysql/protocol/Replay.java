package io.aiomysql.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.Streams;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plays a server's packets to machines, and holds what comes of them against what should. */
public final class Replay {

    /** What comes of a packet that the machine refuses, which ends the play. */
    public record Refusal(String message) {}

    private Replay() {}

    /**
     * Asserts that the same comes of the packets one by one, and of their stream whole, split at each byte, and byte by
     * byte.
     *
     * @param machines makes a machine in its first state, which turns a packet into what comes of it
     */
    public static void everyWayGives(
            List<Object> expected,
            List<byte[]> packets,
            byte[] stream,
            Supplier<Function<PayloadReader, List<?>>> machines) {
        assertThat(oneByOne(packets, machines.get())).containsExactlyElementsOf(expected);
        Streams.everyWay(stream, pieces -> {
            List<Object> outcomes = framed(pieces, machines.get());
            if (!outcomes.equals(expected)) {
                assertThat(outcomes)
                        .as("%d pieces, the first of %d bytes", pieces.size(), pieces.get(0).length)
                        .containsExactlyElementsOf(expected);
            }
        });
    }

    private static List<Object> oneByOne(List<byte[]> packets, Function<PayloadReader, List<?>> machine) {
        List<Object> outcomes = new ArrayList<>();
        for (byte[] packet : packets) {
            if (!take(PayloadReader.of(packet), machine, outcomes)) {
                break;
            }
        }
        return outcomes;
    }

    private static List<Object> framed(List<byte[]> pieces, Function<PayloadReader, List<?>> machine) {
        PacketFramer framer = new PacketFramer(ProtocolLimits.DEFAULT.maxPayload());
        PayloadReader in = new PayloadReader();
        List<Object> outcomes = new ArrayList<>();
        for (byte[] piece : pieces) {
            ByteBuffer room = framer.readBuffer();
            room.put(piece);
            framer.received(room);
            while (framer.next(in)) {
                if (!take(in, machine, outcomes)) {
                    return outcomes;
                }
            }
        }
        return outcomes;
    }

    private static boolean take(PayloadReader in, Function<PayloadReader, List<?>> machine, List<Object> outcomes) {
        try {
            outcomes.addAll(machine.apply(in));
            return true;
        } catch (ProtocolException refusal) {
            outcomes.add(new Refusal(refusal.getMessage()));
            return false;
        }
    }
}
