package io.aiomysql.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks with the bytes allocated and the CPU time per operation beside the time; takes every argument that JMH takes.
 * Starts the servers that they need, and compares the transports at the end.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        String[] arguments = Stream.of(
                        Stream.of("-prof", "gc", "-prof", CpuTimeProfiler.class.getName()), Stream.of(args))
                .flatMap(part -> part)
                .toArray(String[]::new);
        try {
            CommandLineOptions options = new CommandLineOptions(arguments);
            if (asksForARun(options)) {
                run(options);
            } else {
                org.openjdk.jmh.Main.main(arguments);
            }
        } catch (CommandLineOptionException | RunnerException e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean asksForARun(CommandLineOptions options) {
        return !options.shouldHelp()
                && !options.shouldList()
                && !options.shouldListWithParams()
                && !options.shouldListProfilers()
                && !options.shouldListResultFormats();
    }

    private static void run(CommandLineOptions options) throws IOException, RunnerException {
        ChainedOptionsBuilder chosen = new OptionsBuilder()
                .parent(options)
                .jvmArgs(options.getJvmArgs().orElse(ownArguments()).toArray(new String[0]));
        List<String> wanted = ServerSelection.of(options);
        if (wanted.isEmpty()) {
            var unused = new Runner(chosen.build()).run();
            return;
        }
        try (RunningServers servers = RunningServers.start(wanted)) {
            String[] forkArguments = Stream.concat(
                            options.getJvmArgsPrepend().orElse(List.of()).stream(), Stream.of(servers.forkArgument()))
                    .toArray(String[]::new);
            chosen.param(ConnectionBenchmark.SERVER, servers.names().toArray(new String[0]))
                    // Not appended: that would replace the arguments which the benchmarks' own annotations append.
                    .jvmArgsPrepend(forkArguments);
            Collection<RunResult> results = new Runner(chosen.build()).run();
            servers.descriptions().forEach(System.out::println);
            System.out.print(TransportReport.of(results));
        }
    }

    /** What forks inherit. Not the servers' names, in which there may be passwords: JMH prints the arguments. */
    private static List<String> ownArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-D" + ServersOfTheRun.property("")))
                .toList();
    }
}
