package io.aiomysql.internal.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns of one result by name. Created on first use: most results are read by index. */
final class ColumnNames {

    /** Stands for the index where several columns fit. */
    static final int AMBIGUOUS = -1;

    private final List<DefinedColumn> columns;

    // Both are computed from immutable values: two threads that compute them at once get the same.
    private volatile @Nullable List<String> distinct;
    private volatile @Nullable Indexes indexes;

    /** The columns by their exact names, and by their names in lower case. */
    private record Indexes(Map<String, Integer> exact, Map<String, Integer> folded) {}

    ColumnNames(List<DefinedColumn> columns) {
        this.columns = columns;
    }

    int indexOf(String name) {
        Integer found = find(name);
        if (found == null) {
            throw new IllegalArgumentException("no column is named '" + name + "'; the columns are " + all());
        }
        if (found == AMBIGUOUS) {
            throw new IllegalArgumentException("several columns are named '" + name
                    + "': read them by index, or give them different names in the statement; the columns are " + all());
        }
        return found;
    }

    /** Finds the column of a record's component: by its name, otherwise by its name without underscores; null for none. */
    @Nullable
    Integer findLoosely(String name) {
        Integer found = find(name);
        if (found != null) {
            return found;
        }
        String wanted = withoutUnderscores(name);
        for (int i = 0; i < columns.size(); i++) {
            if (withoutUnderscores(columns.get(i).name()).equals(wanted)) {
                found = found == null ? i : AMBIGUOUS;
            }
        }
        return found;
    }

    List<String> all() {
        return columns.stream().map(DefinedColumn::name).toList();
    }

    /** The keys for a map: a column's name if it is unique, otherwise with its table, otherwise with a number too. */
    List<String> distinct() {
        List<String> made = distinct;
        if (made == null) {
            made = makeDistinct();
            distinct = made;
        }
        return made;
    }

    private @Nullable Integer find(String name) {
        Indexes made = indexes;
        if (made == null) {
            made = makeIndexes();
            indexes = made;
        }
        Integer found = made.exact().get(name);
        return found != null ? found : made.folded().get(name.toLowerCase(Locale.ROOT));
    }

    private List<String> makeDistinct() {
        Map<String, Integer> uses = new HashMap<>();
        columns.forEach(column -> uses.merge(column.name(), 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        uses.forEach((name, count) -> {
            if (count == 1) {
                taken.add(name);
            }
        });
        List<String> names = new ArrayList<>(columns.size());
        Map<String, Integer> numbers = new HashMap<>();
        for (DefinedColumn column : columns) {
            String name = column.name();
            if (uses.getOrDefault(name, 0) > 1) {
                name = numbered(column.table().isEmpty() ? name : column.table() + "." + name, taken, numbers);
            }
            names.add(name);
        }
        return Collections.unmodifiableList(names);
    }

    private static String numbered(String name, Set<String> taken, Map<String, Integer> numbers) {
        String candidate = name;
        while (!taken.add(candidate)) {
            candidate = name + "_" + numbers.merge(name, 2, (last, first) -> last + 1);
        }
        return candidate;
    }

    private Indexes makeIndexes() {
        Map<String, Integer> exact = new HashMap<>();
        Map<String, Integer> folded = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            exact.merge(name, i, (one, other) -> AMBIGUOUS);
            folded.merge(name.toLowerCase(Locale.ROOT), i, (one, other) -> AMBIGUOUS);
        }
        return new Indexes(exact, folded);
    }

    private static String withoutUnderscores(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
