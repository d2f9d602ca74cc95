package io.aiomysql.benchmarks;

import org.openjdk.jmh.util.Statistics;

/**
 * What one benchmark measured.
 *
 * @param samples one an iteration
 * @param rate whether they are operations in a time, and not a cost of each operation
 */
record Measured(Statistics samples, boolean rate) {

    /** Above this probability a difference is taken for one. */
    private static final double CONFIDENCE = 0.99;

    /** The cost of this as a multiple of the cost of another. */
    double ratioTo(Measured other) {
        return rate ? other.samples.getMean() / samples.getMean() : samples.getMean() / other.samples.getMean();
    }

    /** Whether the two differ by more than the samples of each do among themselves. */
    boolean isDifferentFrom(Measured other) {
        return samples.getN() > 1 && other.samples.getN() > 1 && samples.isDifferent(other.samples, CONFIDENCE);
    }
}
