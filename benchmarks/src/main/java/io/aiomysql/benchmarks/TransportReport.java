package io.aiomysql.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Compares the transports of one run with one another: tables of ratios for the time, the CPU time and the bytes allocated. */
final class TransportReport {

    private static final String HEADER = """

            What each costs as a multiple of what nio costs in this same run: less is better.
            A ~ says that the difference is within the errors, and so that there may be none.
            """;

    private TransportReport() {}

    /** The report in lines; empty when nothing was measured with nio and with another transport too. */
    static String of(Collection<RunResult> all) {
        List<RunResult> results = all.stream()
                .filter(result -> result.getParams().getParamsKeys().contains(ConnectionBenchmark.TRANSPORT))
                .toList();
        String tables = table("time", results, TransportReport::time)
                + table("CPU time of the client", results, result -> cost(result, CpuTimeProfiler.LABEL))
                + table("bytes allocated", results, result -> cost(result, "gc.alloc.rate.norm"));
        return (tables.isEmpty() ? "" : HEADER + tables) + writes(results);
    }

    private static String table(
            String title, Collection<RunResult> results, Function<RunResult, @Nullable Measured> measure) {
        RatioTable table = new RatioTable(title, Transports.NIO);
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            Measured measured = measure.apply(result);
            if (measured != null) {
                table.add(workload(parameters), parameters.getParam(ConnectionBenchmark.TRANSPORT), measured);
            }
        }
        return table.toString();
    }

    private static Measured time(RunResult result) {
        return new Measured(
                result.getPrimaryResult().getStatistics(), result.getParams().getMode() == Mode.Throughput);
    }

    private static @Nullable Measured cost(RunResult result, String label) {
        Result<?> secondary = secondary(result, label);
        return secondary == null ? null : new Measured(secondary.getStatistics(), false);
    }

    /** The benchmark and all its parameters but the transport. */
    private static String workload(BenchmarkParams parameters) {
        String name = parameters.getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1)
                + parameters.getParamsKeys().stream()
                        .filter(key -> !key.equals(ConnectionBenchmark.TRANSPORT))
                        .sorted()
                        .map(key -> " " + parameters.getParam(key))
                        .collect(Collectors.joining());
    }

    private static @Nullable Result<?> secondary(RunResult result, String label) {
        Map<String, ? extends Result<?>> secondary = secondaryResults(result);
        return secondary.get(label);
    }

    /** JMH's map has a raw type. */
    @SuppressWarnings("unchecked")
    private static Map<String, ? extends Result<?>> secondaryResults(RunResult result) {
        return (Map<String, ? extends Result<?>>) (Map<String, ?>) result.getSecondaryResults();
    }

    private static String writes(Collection<RunResult> results) {
        StringBuilder lines = new StringBuilder();
        for (RunResult result : results) {
            Result<?> writes = secondary(result, "writes");
            Result<?> batches = secondary(result, "batches");
            if (writes != null && batches != null) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%-40s %-20s %8.2f%n",
                        workload(result.getParams()),
                        result.getParams().getParam(ConnectionBenchmark.TRANSPORT),
                        writes.getScore() / batches.getScore()));
            }
        }
        return lines.isEmpty() ? "" : System.lineSeparator() + "writes per batch" + System.lineSeparator() + lines;
    }
}
