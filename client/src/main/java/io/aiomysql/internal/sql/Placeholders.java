package io.aiomysql.internal.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of the placeholders, and what is special about each. Filled by the scanner, and not changed later. */
final class Placeholders {

    static final int ALONE_IN_LIST = 1;
    static final int BEFORE_STRING = 2;
    static final int IN_VERSIONED_COMMENT = 4;

    private final List<String> names = new ArrayList<>();
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private byte[] marks = new byte[4];
    private int count;

    /** Adds the placeholder between two positions of the SQL; it has a name when it is longer than a question mark. */
    void add(String sql, int start, int end) {
        if (count == starts.length) {
            int capacity = 2 * count;
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            marks = Arrays.copyOf(marks, capacity);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
        if (end - start > 1) {
            names.add(sql.substring(start + 1, end));
        }
    }

    void markLast(int mark) {
        marks[count - 1] |= (byte) mark;
    }

    /** Removes the placeholders from the given one on. */
    void truncate(int newCount) {
        int named = 0;
        for (int i = newCount; i < count; i++) {
            named += ends[i] - starts[i] > 1 ? 1 : 0;
        }
        names.subList(names.size() - named, names.size()).clear();
        Arrays.fill(marks, newCount, count, (byte) 0);
        count = newCount;
    }

    void requireOneKind() {
        if (isNamed() && names.size() != count) {
            throw new IllegalArgumentException(
                    "a statement must have either ? or :name for its parameters, but this one has both");
        }
    }

    int count() {
        return count;
    }

    boolean isNamed() {
        return !names.isEmpty();
    }

    List<String> names() {
        return Collections.unmodifiableList(names);
    }

    int startOf(int index) {
        return starts[index];
    }

    int endOf(int index) {
        return ends[index];
    }

    boolean has(int index, int mark) {
        return (marks[index] & mark) != 0;
    }

    /** Says whether the placeholders are at the same places, with the same marks. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Placeholders that
                && Arrays.equals(starts, 0, count, that.starts, 0, that.count)
                && Arrays.equals(ends, 0, count, that.ends, 0, that.count)
                && Arrays.equals(marks, 0, count, that.marks, 0, that.count);
    }

    @Override
    public int hashCode() {
        return count;
    }
}
