package io.aiomysql.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

class TransportReportTest {

    @Test
    void timesAndCountsPerOperationAreCosts() {
        String report = TransportReport.of(List.of(
                result(
                        Mode.AverageTime,
                        "nio",
                        time(100),
                        new ScalarResult("cpu.norm", 8, "ns", AggregationPolicy.AVG)),
                result(
                        Mode.AverageTime,
                        "netty-nio",
                        time(150),
                        new ScalarResult("cpu.norm", 6, "ns", AggregationPolicy.AVG))));

        assertThat(report)
                .containsPattern("time +netty-nio\\s+workload unix +1.50~")
                .containsPattern("CPU time of the client +netty-nio\\s+workload unix +0.75~");
    }

    @Test
    void halfTheThroughputIsTwiceTheCost() {
        String report = TransportReport.of(
                List.of(result(Mode.Throughput, "nio", rate(100)), result(Mode.Throughput, "netty-nio", rate(50))));

        assertThat(report).containsPattern("workload unix +2.00~");
    }

    @Test
    void writesAreThoseOfOneBatch() {
        String report = TransportReport.of(
                List.of(result(Mode.AverageTime, "nio", time(100), sum("writes", 30), sum("batches", 12))));

        assertThat(report).containsPattern("writes per batch\\s+workload unix +nio +2.50");
    }

    @Test
    void whatHasNoTransportIsNotCompared() {
        assertThat(TransportReport.of(List.of(result(Mode.AverageTime, new WorkloadParams(), time(100)))))
                .isEmpty();
    }

    private static Result<?> time(long nanos) {
        return new AverageTimeResult(ResultRole.PRIMARY, "workload", 1, nanos, TimeUnit.NANOSECONDS);
    }

    private static Result<?> rate(double operations) {
        return new ThroughputResult(ResultRole.PRIMARY, "workload", operations, 1, TimeUnit.NANOSECONDS);
    }

    private static Result<?> sum(String label, double value) {
        return new ScalarResult(label, value, "#", AggregationPolicy.SUM);
    }

    private static RunResult result(Mode mode, String transport, Result<?>... measured) {
        WorkloadParams workload = new WorkloadParams();
        workload.put("channel", "unix", 0);
        workload.put("transport", transport, 0);
        return result(mode, workload, measured);
    }

    private static RunResult result(Mode mode, WorkloadParams workload, Result<?>... measured) {
        BenchmarkParams parameters = parameters(mode, workload);
        IterationResult iteration =
                new IterationResult(parameters, parameters.getMeasurement(), new IterationResultMetaData(1, 1));
        List.of(measured).forEach(iteration::addResult);
        return new RunResult(parameters, new ArrayList<>(List.of(new BenchmarkResult(parameters, List.of(iteration)))));
    }

    private static BenchmarkParams parameters(Mode mode, WorkloadParams workload) {
        TimeValue second = TimeValue.seconds(1);
        return new BenchmarkParams(
                "some.Benchmark.workload",
                "some.Generated",
                true,
                1,
                new int[] {1},
                List.of(),
                1,
                0,
                new IterationParams(IterationType.WARMUP, 1, second, 1),
                new IterationParams(IterationType.MEASUREMENT, 1, second, 1),
                mode,
                workload,
                TimeUnit.NANOSECONDS,
                1,
                "java",
                List.of(),
                "17",
                "vm",
                "17",
                "1.37",
                second);
    }
}
