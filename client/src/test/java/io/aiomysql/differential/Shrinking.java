package io.aiomysql.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a program that shows a difference as short as it can within a time. */
final class Shrinking {

    private final Comparison comparison;
    private final long deadline;
    private List<Step> program;
    private Difference difference;

    Shrinking(Comparison comparison, List<Step> program, Difference difference, long nanos) {
        this.comparison = comparison;
        this.program = upTo(program, difference);
        this.difference = difference;
        this.deadline = System.nanoTime() + nanos;
    }

    /** Leaves out parts, large ones first, as long as some difference is left. */
    void shrink(boolean spoiling) {
        int part = Math.max(1, program.size() / 2);
        while (System.nanoTime() - deadline < 0) {
            boolean shorter = false;
            for (int from = 0; from < program.size() && System.nanoTime() - deadline < 0; ) {
                shorter |= leaveOut(from, Math.min(program.size(), from + part), spoiling);
                from += part;
            }
            if (part == 1 && !shorter) {
                break;
            }
            part = Math.max(1, part / 2);
        }
    }

    private boolean leaveOut(int from, int to, boolean spoiling) {
        List<Step> rest = new ArrayList<>(program.subList(0, from));
        rest.addAll(program.subList(to, program.size()));
        if (spoiling) {
            comparison.spoiled();
        }
        Optional<Difference> still = comparison.run(rest);
        still.ifPresent(found -> {
            program = upTo(rest, found);
            difference = found;
        });
        return still.isPresent();
    }

    private static List<Step> upTo(List<Step> program, Difference difference) {
        return program.subList(0, Math.min(program.size(), difference.step() + 1));
    }

    List<Step> program() {
        return program;
    }

    Difference difference() {
        return difference;
    }
}
