package io.aiomysql.differential;

import io.aiomysql.testkit.server.ServerKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs random programs on connections that may differ in nothing but how they prepare their statements. */
public final class DifferentialPrograms implements AutoCloseable {

    private static final int LONGEST = 500;
    private static final long SHRINKING = TimeUnit.SECONDS.toNanos(Integer.getInteger("aiomysql.test.shrinking", 10));

    private final Comparison comparison;
    private final ServerKind server;

    /** Takes connections that permit multi-statements, and a part of the names of the databases to be made. */
    public DifferentialPrograms(List<Lane> lanes, ServerKind server) {
        this.comparison = new Comparison(lanes);
        this.server = server;
    }

    /** Runs so many steps; fails with a program that shows a difference. */
    public void run(Theme theme, long seed, int steps) {
        for (int done = 0; done < steps; done += LONGEST) {
            runProgram(theme, seed + done / LONGEST, Math.min(LONGEST, steps - done));
        }
    }

    private void runProgram(Theme theme, long seed, int steps) {
        List<Step> program = new Generator(theme, server, seed).program(steps);
        Optional<Difference> found = comparison.run(program);
        if (theme.changesDefinitions()) {
            comparison.spoiled();
        }
        found.ifPresent(difference -> {
            Shrinking shrunk = new Shrinking(comparison, program, difference, SHRINKING);
            shrunk.shrink(theme.changesDefinitions());
            throw new AssertionError("seed " + seed + ", theme " + theme + ", first " + difference + "\nshown by "
                    + shrunk.program().size() + " steps:\n  "
                    + shrunk.program().stream().map(Step::toString).collect(Collectors.joining("\n  ")) + "\n"
                    + shrunk.difference());
        });
    }

    /** Drops the databases and closes the connections. */
    @Override
    public void close() {
        World.drop(comparison.lanes());
        comparison.lanes().forEach(lane -> lane.connection().close());
    }
}
