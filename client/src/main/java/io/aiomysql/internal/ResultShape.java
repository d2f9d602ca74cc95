package io.aiomysql.internal;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.converters.ColumnInfo;
import io.aiomysql.converters.ColumnReader;
import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.row.CellLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one result, shared by all its rows: a reader each, chosen once, and their names. What few programs ask for
 * is made when it is asked for.
 */
final class ResultShape {

    static final ResultShape NONE = new ResultShape(List.of(), CellLayout.text(0), Converters.defaults());

    private static final int AMBIGUOUS = -1;

    private final List<ColumnDefinition41> definitions;
    private final CellLayout layout;
    private final ColumnReader[] readers;

    // All are made from immutable values, so that two threads that make them at once make the same.
    private volatile @Nullable List<ColumnMetadata> metadata;
    private volatile @Nullable List<String> distinctNames;
    private volatile @Nullable Map<String, Integer> indexes;

    ResultShape(List<ColumnDefinition41> definitions, CellLayout layout, Converters converters) {
        this.definitions = definitions;
        this.layout = layout;
        this.readers = new ColumnReader[definitions.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = converters.reader(ColumnInfo.of(definitions.get(i)), layout.isBinary());
        }
    }

    int size() {
        return readers.length;
    }

    CellLayout layout() {
        return layout;
    }

    ColumnReader reader(int column) {
        return readers[column];
    }

    ColumnDefinition41 definition(int column) {
        return definitions.get(column);
    }

    List<ColumnMetadata> metadata() {
        List<ColumnMetadata> made = metadata;
        if (made == null) {
            List<ColumnMetadata> columns = new ArrayList<>(definitions.size());
            for (ColumnDefinition41 definition : definitions) {
                columns.add(new DefinedColumn(definition));
            }
            made = Collections.unmodifiableList(columns);
            metadata = made;
        }
        return made;
    }

    int indexOf(String name) {
        Map<String, Integer> byName = indexes();
        Integer found = byName.get(name);
        if (found == null) {
            found = byName.get(name.toLowerCase(Locale.ROOT));
        }
        if (found == null) {
            throw new IllegalArgumentException("no column is named '" + name + "'; the columns are " + names());
        }
        if (found == AMBIGUOUS) {
            throw new IllegalArgumentException("several columns are named '" + name
                    + "': read them by index, or name them apart; the columns are " + names());
        }
        return found;
    }

    /** Names for a map: the plain ones where they are unique, else with their table, else with a number too. */
    List<String> distinctNames() {
        List<String> made = distinctNames;
        if (made == null) {
            made = makeDistinctNames();
            distinctNames = made;
        }
        return made;
    }

    private List<String> makeDistinctNames() {
        Map<String, Integer> uses = new HashMap<>();
        definitions.forEach(column -> uses.merge(column.name(), 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        uses.forEach((name, count) -> {
            if (count == 1) {
                taken.add(name);
            }
        });
        List<String> names = new ArrayList<>(definitions.size());
        Map<String, Integer> numbers = new HashMap<>();
        for (ColumnDefinition41 column : definitions) {
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

    private Map<String, Integer> indexes() {
        Map<String, Integer> made = indexes;
        if (made == null) {
            made = makeIndexes();
            indexes = made;
        }
        return made;
    }

    private Map<String, Integer> makeIndexes() {
        Map<String, Integer> exact = new HashMap<>();
        Map<String, Integer> folded = new HashMap<>();
        for (int i = 0; i < definitions.size(); i++) {
            String name = definitions.get(i).name();
            exact.merge(name, i, (one, other) -> AMBIGUOUS);
            folded.merge(name.toLowerCase(Locale.ROOT), i, (one, other) -> AMBIGUOUS);
        }
        folded.putAll(exact);
        return folded;
    }

    private List<String> names() {
        return definitions.stream().map(ColumnDefinition41::name).toList();
    }
}
