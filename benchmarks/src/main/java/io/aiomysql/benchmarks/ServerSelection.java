package io.aiomysql.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Which servers the chosen benchmarks want: a run out of memory starts none. */
final class ServerSelection {

    private ServerSelection() {}

    /** The values of the parameter {@code server}, each once; empty when no chosen benchmark has it. */
    static List<String> of(Options options) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        SortedSet<BenchmarkListEntry> chosen =
                BenchmarkList.defaultList().find(silent, options.getIncludes(), options.getExcludes());
        return chosen.stream()
                .flatMap(benchmark -> servers(benchmark, options).stream())
                .distinct()
                .toList();
    }

    private static Collection<String> servers(BenchmarkListEntry benchmark, Options options) {
        String[] declared =
                benchmark.getParams().hasValue() ? benchmark.getParams().get().get(ConnectionBenchmark.SERVER) : null;
        return declared == null
                ? List.of()
                : options.getParameter(ConnectionBenchmark.SERVER).orElse(List.of(declared));
    }
}
