package io.aiomysql.internal.result;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.converters.ColumnReader;
import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.row.CellLayout;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one result, shared by all its rows: a reader for each, chosen once, and their names. What few programs need
 * is created on first use.
 */
public final class ResultShape {

    static final ResultShape NONE = new ResultShape(List.of(), CellLayout.text(0), ResultShape::noReader, "");

    private static final Mapped[] NO_MAPPERS = {};

    private final List<ColumnDefinition41> definitions;
    private final CellLayout layout;
    private final ReaderSource source;
    private final ColumnReader[] readers;
    private final String charset;

    // All are computed from immutable values: two threads that compute them at once get the same.
    private volatile @Nullable ColumnNames names;
    private volatile @Nullable List<ColumnMetadata> metadata;
    private volatile Mapped[] mappers = NO_MAPPERS;

    /** Chooses the reader of a column. */
    @FunctionalInterface
    private interface ReaderSource {
        ColumnReader of(DefinedColumn column);
    }

    private record Mapped(Class<?> type, RowMapper<?> mapper) {}

    private ResultShape(List<ColumnDefinition41> definitions, CellLayout layout, ReaderSource source, String charset) {
        this.definitions = definitions;
        this.layout = layout;
        this.source = source;
        this.readers = new ColumnReader[definitions.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = source.of(new DefinedColumn(definitions.get(i)));
        }
        this.charset = charset;
    }

    /** Returns the shape of a result of COM_QUERY, which describes its columns each time. */
    static ResultShape ofText(List<ColumnDefinition41> definitions, Converters converters) {
        CellLayout layout = CellLayout.text(definitions.size());
        return new ResultShape(definitions, layout, column -> converters.reader(column, false), "");
    }

    /**
     * Returns the shape of a result of COM_STMT_EXECUTE.
     *
     * @param charset {@code character_set_results} when the columns were described
     */
    public static ResultShape ofBinary(List<ColumnDefinition41> definitions, Converters converters, String charset) {
        CellLayout layout = CellLayout.binary(definitions);
        return new ResultShape(definitions, layout, column -> converters.reader(column, true), charset);
    }

    /** Returns the same shape, except that the character set of text is not known. */
    ResultShape withoutCharset() {
        return new ResultShape(definitions, layout, column -> source.of(column.withoutCharset()), charset);
    }

    /** Says whether it is the shape of these columns, described with this {@code character_set_results}. */
    public boolean isOf(List<ColumnDefinition41> columns, String described) {
        return definitions == columns && charset.equals(described);
    }

    /** Returns {@code character_set_results} when the columns were described. */
    String charset() {
        return charset;
    }

    private static ColumnReader noReader(DefinedColumn column) {
        throw new IllegalStateException("a result without rows has no columns");
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
            made = DefinedColumn.listOf(definitions);
            metadata = made;
        }
        return made;
    }

    private ColumnNames names() {
        ColumnNames made = names;
        if (made == null) {
            made = new ColumnNames(definitions);
            names = made;
        }
        return made;
    }

    int indexOf(String name) {
        return names().indexOf(name);
    }

    /** Returns the keys for a map: a column's name if it is unique, otherwise with its table, otherwise with a number too. */
    List<String> distinctNames() {
        return names().distinct();
    }

    /**
     * Finds how rows of this shape become objects of a class; resolved once.
     *
     * @throws IllegalArgumentException if they cannot, as {@link io.aiomysql.Row#as} says
     */
    @SuppressWarnings("unchecked") // the key of each mapper is the class that it maps to
    <T> RowMapper<T> mapper(Class<T> type) {
        Mapped[] known = mappers;
        for (Mapped mapped : known) {
            if (mapped.type() == type) {
                return (RowMapper<T>) mapped.mapper();
            }
        }
        RowMapper<?> mapper = newMapper(type);
        Mapped[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new Mapped(type, mapper);
        mappers = more;
        return (RowMapper<T>) mapper;
    }

    private RowMapper<?> newMapper(Class<?> type) {
        if (readers.length == 1 && readers[0].reads(type)) {
            return new ValueMapper<>(type);
        }
        if (Arrays.stream(readers).anyMatch(reader -> reader.readsBuiltIn(type))) {
            throw new IllegalArgumentException(type.getTypeName() + " is a single value, but the row has "
                    + readers.length + " columns: select one column only, or read one with get(column, type)");
        }
        return ConstructorMapper.of(RowConstructor.of(type), names());
    }
}
