package io.aiomysql.differential;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first step of a program that did not give the same on all connections.
 *
 * @param step its place in the program
 * @param label what it does
 * @param outcomes what it gave, by connection
 */
record Difference(int step, String label, List<String> outcomes) {

    /**
     * Refusals of which none ran: a value that the session as it is now cannot take is refused by the client before the statement
     * is prepared; or the server refuses to prepare it, for another reason, where that came first.
     */
    private static boolean areRefusals(Set<String> outcomes) {
        return outcomes.stream().allMatch(outcome -> outcome.startsWith("error ") || Outcome.isOfTheClient(outcome))
                && outcomes.stream()
                                .filter(outcome -> outcome.startsWith("error "))
                                .count()
                        <= 1;
    }

    static boolean among(List<String> outcomes) {
        List<List<String>> runs =
                outcomes.stream().map(outcome -> outcome.lines().toList()).toList();
        int most = runs.stream().mapToInt(List::size).max().orElse(0);
        return runs.stream().anyMatch(lines -> lines.size() < most)
                || IntStream.range(0, most)
                        .anyMatch(i ->
                                differ(runs.stream().map(lines -> lines.get(i)).collect(Collectors.toSet())));
    }

    /**
     * On MariaDB, what the client asks after an error makes ROW_COUNT() 0, and a statement that is refused when it is prepared
     * leaves it so: a limit that docs/statements.md tells.
     */
    static boolean isOfTheInquiry(List<String> before, String label, List<String> outcomes) {
        return label.contains("ROW_COUNT()")
                && !before.isEmpty()
                && before.stream().allMatch(outcome -> outcome.startsWith("error "))
                && !among(outcomes.stream()
                        .map(outcome -> outcome.replace("[Long 0", "[Long -1"))
                        .toList());
    }

    private static boolean differ(Set<String> outcomes) {
        return outcomes.size() > 1 && !areRefusals(outcomes);
    }

    @Override
    public String toString() {
        return "step " + step + ": " + label
                + outcomes.stream().map(outcome -> "\n    " + outcome).collect(Collectors.joining());
    }
}
