package io.aiomysql.testkit.proxy;

import io.aiomysql.testkit.fake.Monitor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** What is wrong with the line at the moment, and what has come in on it. Safe for use by many threads. */
final class Line {

    private final Monitor monitor = new Monitor();
    private final Set<Direction> stalled = EnumSet.noneOf(Direction.class);
    private final Map<Direction, Long> bytesBeforeCut = new EnumMap<>(Direction.class);
    private final Map<Direction, Long> bytes = new EnumMap<>(Direction.class);
    private final Map<Direction, Long> chunks = new EnumMap<>(Direction.class);
    private final Map<Direction, ByteArrayOutputStream> kept = new EnumMap<>(Direction.class);
    private boolean keeping;
    private int pieceSize = Integer.MAX_VALUE;
    private long longestDelay;

    /**
     * What may pass of some bytes.
     *
     * @param bytes how many, from the first one on
     * @param pieceSize the greatest number to be written at once
     * @param cut whether the connection ends after them
     */
    record Passage(int bytes, int pieceSize, boolean cut) {}

    void cutAfter(long allowed, Direction direction) {
        monitor.update(() -> bytesBeforeCut.put(direction, allowed));
    }

    void stall(Direction direction) {
        monitor.update(() -> stalled.add(direction));
    }

    void resume(Direction direction) {
        monitor.update(() -> stalled.remove(direction));
    }

    void splitWrites(int size) {
        monitor.update(() -> pieceSize = size);
    }

    void delayUpTo(long nanos) {
        monitor.update(() -> longestDelay = nanos);
    }

    /** Returns for how long, in nanoseconds, the next bytes are kept: a random time; 0 if they are not delayed. */
    long nextDelay() {
        long longest = monitor.read(() -> longestDelay);
        return longest == 0 ? 0 : ThreadLocalRandom.current().nextLong(longest + 1);
    }

    void keep() {
        monitor.update(() -> keeping = true);
    }

    /** Counts the buffer's bytes, and keeps them if that is wanted. */
    void take(Direction direction, ByteBuffer chunk) {
        monitor.update(() -> {
            bytes.merge(direction, (long) chunk.remaining(), Long::sum);
            chunks.merge(direction, 1L, Long::sum);
            if (keeping) {
                byte[] copy = new byte[chunk.remaining()];
                chunk.duplicate().get(copy);
                kept.computeIfAbsent(direction, unused -> new ByteArrayOutputStream())
                        .writeBytes(copy);
            }
        });
    }

    byte[] kept(Direction direction) {
        return monitor.read(
                () -> kept.containsKey(direction) ? kept.get(direction).toByteArray() : new byte[0]);
    }

    long bytes(Direction direction) {
        return monitor.read(() -> bytes.getOrDefault(direction, 0L));
    }

    long chunks(Direction direction) {
        return monitor.read(() -> chunks.getOrDefault(direction, 0L));
    }

    /** Lets those who wait look again whether they still have to. */
    void lookAgain() {
        monitor.update(() -> {});
    }

    /** Waits while the direction is stalled and the connection is not over, and then says how much may pass. */
    Passage admit(Direction direction, int size, BooleanSupplier over) throws InterruptedException {
        monitor.await(() -> !stalled.contains(direction) || over.getAsBoolean());
        return monitor.read(() -> {
            Long before = bytesBeforeCut.get(direction);
            if (before == null) {
                return new Passage(size, pieceSize, false);
            }
            int allowed = (int) Math.min(before, size);
            if (before > allowed) {
                bytesBeforeCut.put(direction, before - allowed);
                return new Passage(allowed, pieceSize, false);
            }
            bytesBeforeCut.remove(direction);
            return new Passage(allowed, pieceSize, true);
        });
    }
}
