package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program of statements of all kinds on one connection, most of them in flight together. What each has to give is known when
 * it is submitted, for the order of submission is the order of everything; only it can give what it gives.
 */
final class RandomProgram {

    /** How many steps are in flight at most. */
    private static final int FLIGHT = 80;

    private final MySqlConnection connection;
    private final long seed;
    private final Random random;
    private final SelectingSteps selecting;
    private final ChangingSteps changing;
    private final PreparingSteps preparing;
    private final FetchingSteps fetching;
    private final List<ProgramStep> pending = new ArrayList<>();
    private int done;

    RandomProgram(MySqlConnection connection, String procedure, long seed) {
        this.connection = connection;
        this.seed = seed;
        this.random = new Random(seed);
        this.selecting = new SelectingSteps(connection, procedure, random);
        this.changing = new ChangingSteps(connection, random);
        this.preparing = new PreparingSteps(connection, selecting, random);
        this.fetching = new FetchingSteps(connection, selecting, random);
    }

    /** Runs so many steps, and closes what they have opened. */
    void run(int steps) {
        pending.add(changing.create());
        while (done + pending.size() < steps) {
            submit();
            if (pending.size() > FLIGHT || random.nextInt(50) == 0) {
                verify();
            }
        }
        pending.addAll(preparing.finish());
        pending.addAll(fetching.finish());
        verify();
        assertThat(connection.isClosed()).isFalse();
    }

    /** Runs steps until the connection is lost, which every one survives that was answered before. */
    void runUntilLost() {
        pending.add(changing.create());
        while (!connection.isClosed()) {
            submit();
            if (pending.size() > FLIGHT) {
                verify();
            }
        }
        for (int i = 0; i < FLIGHT; i++) {
            submit();
        }
        verify();
    }

    private void submit() {
        int choice = random.nextInt(100);
        if (choice < 40) {
            pending.add(selecting.step());
        } else if (choice < 65) {
            pending.add(changing.step());
        } else if (choice < 80) {
            pending.add(preparing.step());
        } else if (choice < 98) {
            pending.add(fetching.step());
        } else {
            reset();
        }
        if (random.nextInt(10) == 0) {
            pending.get(random.nextInt(pending.size())).cancelIfHarmless();
        }
    }

    private void reset() {
        fetching.reset();
        pending.add(ProgramStep.gives("reset", connection.reset(), nothing -> {}));
        pending.add(changing.create());
    }

    private void verify() {
        for (ProgramStep step : pending) {
            step.mayFail(MySqlConnectionException.class, connection::isClosed);
            try {
                step.verify();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", behind " + done + " steps: " + step + " among " + pending, e);
            }
        }
        done += pending.size();
        pending.clear();
    }
}
