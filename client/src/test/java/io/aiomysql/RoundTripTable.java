package io.aiomysql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with a column for each type of the cases, and as many rows as the type of the most cases needs, and one: where a
 * column has no case left, there is NULL.
 */
record RoundTripTable(String name, List<Column> columns) {

    /** A column, after the id. */
    record Column(String type, List<RoundTripCase> cases) {

        @Nullable
        Object value(int row) {
            return row < cases.size() ? cases.get(row).value() : null;
        }

        @Nullable
        Object expected(int row) {
            return row < cases.size() ? cases.get(row).expected() : null;
        }
    }

    static RoundTripTable of(String name, Stream<RoundTripCase> cases) {
        Map<String, List<RoundTripCase>> byType =
                cases.collect(Collectors.groupingBy(RoundTripCase::type, LinkedHashMap::new, Collectors.toList()));
        return new RoundTripTable(
                name,
                byType.entrySet().stream()
                        .map(entry -> new Column(entry.getKey(), entry.getValue()))
                        .toList());
    }

    int rows() {
        return 1
                + columns.stream()
                        .mapToInt(column -> column.cases().size())
                        .max()
                        .orElse(0);
    }

    String create() {
        String definitions = IntStream.range(0, columns.size())
                .mapToObj(i -> ", c" + i + " " + columns.get(i).type() + " NULL")
                .collect(Collectors.joining());
        return "CREATE TABLE " + name + " (id INT PRIMARY KEY" + definitions + ")";
    }

    String insert() {
        return "INSERT INTO " + name + " VALUES (?" + ", ?".repeat(columns.size()) + ")";
    }

    /** All rows, in the order of their ids, which are 0 and more. */
    String select() {
        return "SELECT * FROM " + name + " ORDER BY id";
    }

    /** All rows, by a statement that has a parameter: 0. */
    String selectFrom() {
        return "SELECT * FROM " + name + " WHERE id >= ? ORDER BY id";
    }

    /** The parameters of {@link #insert()}. */
    Object[] parameters(int id, int row) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(id);
        columns.forEach(column -> parameters.add(column.value(row)));
        return parameters.toArray();
    }
}
