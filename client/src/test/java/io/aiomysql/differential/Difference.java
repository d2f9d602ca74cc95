package io.aiomysql.differential;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The first step of a program that did not give the same on all connections.
 *
 * @param step its place in the program
 * @param label what it does
 * @param outcomes what it gave, by connection
 */
record Difference(int step, String label, List<String> outcomes) {

    static boolean among(List<String> outcomes) {
        return outcomes.stream().distinct().count() > 1;
    }

    @Override
    public String toString() {
        return "step " + step + ": " + label
                + outcomes.stream().map(outcome -> "\n    " + outcome).collect(Collectors.joining());
    }
}
