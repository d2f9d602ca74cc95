package io.aiomysql.differential;

import io.aiomysql.MySqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program on several connections in step, and compares what comes of it. */
final class Comparison {

    private static final long PATIENCE = 60;
    private static final int FLIGHT = 40;

    private final List<Lane> lanes;
    private boolean built;

    /** What the step before gave, by lane. */
    private List<String> before = List.of();

    Comparison(List<Lane> lanes) {
        this.lanes = lanes;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** Says that tables and routines may no longer be what they were. */
    void spoiled() {
        built = false;
    }

    /** Runs the program from the beginning, until a step gives something else on one of the connections. */
    Optional<Difference> run(List<Step> program) {
        if (built) {
            World.refill(lanes);
        } else {
            World.build(lanes);
        }
        Optional<Difference> found = steps(program);
        built = found.isEmpty();
        return found;
    }

    private Optional<Difference> steps(List<Step> program) {
        Optional<Difference> found = Optional.empty();
        int from = 0;
        while (found.isEmpty() && from < program.size()) {
            int to = from + 1;
            while (to < program.size() && to < from + FLIGHT && mayFly(program.get(to - 1), program.get(to))) {
                to++;
            }
            found = runFlight(program, from, to);
            from = to;
        }
        return found.isPresent() ? found : compareTables(program.size());
    }

    private static boolean mayFly(Step before, Step next) {
        return !before.awaited() && !before.alone() && !next.alone();
    }

    private Optional<Difference> runFlight(List<Step> program, int from, int to) {
        List<List<CompletableFuture<String>>> flights = lanes.stream()
                .map(lane -> program.subList(from, to).stream()
                        .map(step -> step.action().apply(lane))
                        .toList())
                .toList();
        Optional<Difference> first = Optional.empty();
        for (int i = from; i < to; i++) {
            int place = i - from;
            List<String> outcomes =
                    flights.stream().map(flight -> get(flight.get(place))).toList();
            String label = program.get(i).toString();
            if (first.isEmpty() && Difference.among(outcomes) && !Difference.isOfTheInquiry(before, label, outcomes)) {
                first = Optional.of(new Difference(i, label, named(outcomes)));
            }
            before = outcomes;
        }
        return first;
    }

    private Optional<Difference> compareTables(int steps) {
        for (Lane lane : lanes) {
            get(lane.call(MySqlConnection::reset));
        }
        for (String table : List.of("{a}.t", "{b}.t", "{c}.t", "{a}.s", "{b}.s", "{c}.s")) {
            String sql = "SELECT * FROM " + table + " ORDER BY id";
            List<String> outcomes =
                    lanes.stream().map(lane -> get(lane.query(sql, List.of()))).toList();
            if (Difference.among(outcomes)) {
                return Optional.of(new Difference(steps, "the tables at the end: " + sql, named(outcomes)));
            }
        }
        return Optional.empty();
    }

    private List<String> named(List<String> outcomes) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            named.add(lanes.get(i).name() + ": " + outcomes.get(i));
        }
        return named;
    }

    private static String get(CompletableFuture<String> outcome) {
        try {
            return outcome.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return Outcome.ofFailure(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
