package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection's part of a storm: statements of all kinds, of which some are cancelled after a random time. */
final class StormLane implements Runnable {

    private static final int BURST = 12;

    private final MySqlConnection connection;
    private final String table;
    private final int lane;
    private final int statements;
    private final Random random;
    private final PreparedStatement prepared;
    private final Set<Long> inserted = new HashSet<>();
    private final Set<Long> perhapsInserted = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long next;

    /** A statement on its way, and what it has to return. */
    private record Running(
            CompletableFuture<?> future,
            @Nullable Object expected,
            boolean cancelled,
            @Nullable Long insert) {}

    StormLane(MySqlConnection connection, String table, int lane, int statements, long seed) {
        this.connection = connection;
        this.table = table;
        this.lane = lane;
        this.statements = statements;
        this.random = new Random(seed);
        this.prepared = connection.prepare("SELECT ? + 1").join();
    }

    @Override
    public void run() {
        try {
            for (int done = 0; done < statements; done += BURST) {
                burst();
            }
        } catch (RuntimeException | Error e) {
            faults.add("the lane failed: " + e);
        }
    }

    private void burst() {
        int size = 1 + random.nextInt(BURST * 2);
        int cancelPercent = random.nextInt(4) * 25;
        List<Running> running = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean cancelled = random.nextInt(100) < cancelPercent;
            if (random.nextInt(7) == 0) {
                running.addAll(transaction(cancelled));
            } else {
                running.add(start(cancelled));
            }
            if (random.nextInt(8) == 0) {
                LockSupport.parkNanos(random.nextInt(2_000_000));
            }
        }
        if (random.nextBoolean()) {
            LockSupport.parkNanos(random.nextInt(8_000_000));
        }
        List<Running> toCancel = new ArrayList<>(running);
        java.util.Collections.shuffle(toCancel, random);
        for (Running one : toCancel) {
            if (one.cancelled()) {
                one.future().cancel(true);
                if (random.nextInt(3) == 0) {
                    LockSupport.parkNanos(random.nextInt(1_000_000));
                }
            }
        }
        running.forEach(this::settle);
    }

    /** A transaction in one flight, of which the change may be cancelled. */
    private List<Running> transaction(boolean cancelled) {
        return List.of(
                new Running(connection.begin(), null, false, null),
                insert(lane * 10_000_000L + next++, cancelled),
                new Running(connection.commit(), null, false, null));
    }

    private Running insert(long number, boolean cancelled) {
        return new Running(
                connection.query("INSERT INTO " + table + " VALUES (?, ?)", number, lane), null, cancelled, number);
    }

    private Running start(boolean cancelled) {
        long number = lane * 10_000_000L + next++;
        return switch (random.nextInt(6)) {
            case 0 ->
                new Running(connection.query("SELECT SLEEP(0.0" + random.nextInt(6) + ")"), null, cancelled, null);
            case 1 -> new Running(prepared.execute(number), number + 1, cancelled, null);
            case 2 -> new Running(connection.query("SELECT ?", number), number, cancelled, null);
            case 3 -> insert(number, cancelled);
            case 4 -> new Running(connection.queryValue(Long.class, "SELECT " + number), number, cancelled, null);
            default ->
                new Running(
                        connection.query("SELECT " + number
                                + " FROM (SELECT 1 UNION SELECT 2) a, information_schema.COLUMNS b LIMIT 1"),
                        number,
                        cancelled,
                        null);
        };
    }

    private void settle(Running one) {
        Object value;
        try {
            value = one.future().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            if (!one.cancelled()) {
                faults.add("not cancelled, and failed: " + e.getCause());
            }
            if (one.insert() != null) {
                perhapsInserted.add(one.insert());
            }
            return;
        } catch (TimeoutException e) {
            faults.add("undone after a minute");
            return;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (one.insert() != null) {
            inserted.add(one.insert());
        }
        Object got = value instanceof QueryResult result && !result.rows().isEmpty()
                ? (Object) result.single().getLong(0)
                : value;
        if (one.expected() != null && !one.expected().equals(got)) {
            faults.add("expected " + one.expected() + " but got " + got);
        }
    }

    void check() {
        assertThat(faults).isEmpty();
    }

    /** Each insert that was not cancelled is there once; of the others nobody knows. */
    void checkInserts(MySqlConnection watcher) {
        Set<Long> there =
                new HashSet<>(watcher.queryAs(Long.class, "SELECT id FROM " + table + " WHERE connection = ?", lane)
                        .join());
        assertThat(there).containsAll(inserted);
        there.removeAll(inserted);
        assertThat(perhapsInserted).containsAll(there);
    }
}
