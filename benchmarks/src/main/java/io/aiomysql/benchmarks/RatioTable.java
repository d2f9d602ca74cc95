package io.aiomysql.benchmarks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was measured, as ratios to one column of the same row. Rows and columns stay in the order in which they came. */
final class RatioTable {

    private static final int COLUMN_WIDTH = 20;

    private final String title;
    private final String baseline;
    private final Map<String, Map<String, Measured>> rows = new LinkedHashMap<>();

    RatioTable(String title, String baseline) {
        this.title = title;
        this.baseline = baseline;
    }

    void add(String row, String column, Measured measured) {
        rows.computeIfAbsent(row, name -> new LinkedHashMap<>()).put(column, measured);
    }

    /** The table, each line with its end; empty when no row has the baseline and another column. */
    @Override
    public String toString() {
        Set<String> columns = columns();
        if (columns.isEmpty()) {
            return "";
        }
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        width = Math.max(width, title.length());
        StringBuilder lines = new StringBuilder(System.lineSeparator()).append(padded(title, width));
        columns.forEach(column -> lines.append(rightAligned(column + " ")));
        lines.append(System.lineSeparator());
        for (Map.Entry<String, Map<String, Measured>> row : rows.entrySet()) {
            Measured base = row.getValue().get(baseline);
            if (base != null) {
                lines.append(padded(row.getKey(), width));
                columns.forEach(
                        column -> lines.append(rightAligned(cell(row.getValue().get(column), base))));
                lines.append(System.lineSeparator());
            }
        }
        return lines.toString();
    }

    private Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        for (Map<String, Measured> row : rows.values()) {
            if (row.containsKey(baseline)) {
                columns.addAll(row.keySet());
            }
        }
        columns.remove(baseline);
        return columns;
    }

    private static String cell(@Nullable Measured measured, Measured base) {
        if (measured == null) {
            return "- ";
        }
        return String.format(Locale.ROOT, "%.2f", measured.ratioTo(base))
                + (measured.isDifferentFrom(base) ? " " : "~");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String rightAligned(String text) {
        return " ".repeat(Math.max(1, COLUMN_WIDTH - text.length())) + text;
    }
}
