package io.aiomysql.internal.result;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.converters.ColumnReader;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ServerCharset;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.row.CellLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one result, shared by all its rows: a reader for each, chosen once, and their names. What few programs need
 * is created on first use.
 */
public final class ResultShape {

    static final ResultShape NONE = new ResultShape();

    private static final Mapped[] NO_MAPPERS = {};

    private final List<ColumnDefinition41> definitions;
    private final CellLayout layout;
    private final @Nullable Converters converters;
    private final String charset;
    private final UnaryOperator<DefinedColumn> change;
    private final DefinedColumn[] columns;
    private final ColumnReader[] readers;

    // All are computed from immutable values: two threads that compute them at once get the same.
    private volatile @Nullable ColumnNames names;
    private volatile @Nullable List<ColumnMetadata> metadata;
    private volatile Mapped[] mappers = NO_MAPPERS;

    private record Mapped(Class<?> type, RowMapper<?> mapper) {}

    /** That of a result without rows. */
    private ResultShape() {
        this.definitions = List.of();
        this.layout = CellLayout.text(0);
        this.converters = null;
        this.charset = "";
        this.change = UnaryOperator.identity();
        this.columns = new DefinedColumn[0];
        this.readers = new ColumnReader[0];
    }

    /** @param change makes of each column what it is read as */
    private ResultShape(
            List<ColumnDefinition41> definitions,
            CellLayout layout,
            Converters converters,
            String charset,
            UnaryOperator<DefinedColumn> change) {
        this.definitions = definitions;
        this.layout = layout;
        this.converters = converters;
        this.charset = charset;
        this.change = change;
        this.columns = new DefinedColumn[definitions.size()];
        this.readers = new ColumnReader[columns.length];
        boolean utf8 = ServerCharset.isUtf8(charset);
        for (int i = 0; i < columns.length; i++) {
            ColumnDefinition41 definition = definitions.get(i);
            columns[i] = change.apply(utf8 ? new DefinedColumn(definition) : DefinedColumn.in(charset, definition));
            readers[i] = converters.reader(columns[i], layout.isBinary());
        }
    }

    /**
     * Returns the shape of a result of COM_QUERY, which describes its columns each time.
     *
     * @param charset {@code character_set_results} now
     */
    static ResultShape ofText(List<ColumnDefinition41> definitions, Converters converters, String charset) {
        CellLayout layout = CellLayout.text(definitions.size());
        return new ResultShape(definitions, layout, converters, charset, UnaryOperator.identity());
    }

    /**
     * Returns the shape of a result of COM_STMT_EXECUTE.
     *
     * @param charset {@code character_set_results} when the columns were described
     */
    public static ResultShape ofBinary(List<ColumnDefinition41> definitions, Converters converters, String charset) {
        CellLayout layout = CellLayout.binary(definitions);
        return new ResultShape(definitions, layout, converters, charset, UnaryOperator.identity());
    }

    /** Returns the same shape, except that the character set of text is not known. */
    ResultShape withoutCharset() {
        return with(charset, DefinedColumn::withoutCharset);
    }

    /** Returns the same shape for another {@code character_set_results}, in which the columns were described. */
    ResultShape withCharset(String described) {
        return with(described, UnaryOperator.identity());
    }

    /** Returns the same shape for the OUT parameters of a procedure. */
    ResultShape ofOutParameters() {
        return with(charset, DefinedColumn::ofOutParameter);
    }

    private ResultShape with(String newCharset, UnaryOperator<DefinedColumn> further) {
        UnaryOperator<DefinedColumn> both = column -> further.apply(change.apply(column));
        return converters == null ? this : new ResultShape(definitions, layout, converters, newCharset, both);
    }

    /** Returns the same shape for another time zone. */
    ResultShape readBy(Converters others) {
        return new ResultShape(definitions, layout, others, charset, change);
    }

    boolean isReadBy(Converters others) {
        return converters == others;
    }

    /** Says whether it is the shape of these columns, described with this {@code character_set_results} and read so. */
    public boolean isOf(List<ColumnDefinition41> described, String inCharset, Converters readers) {
        return definitions == described && charset.equals(inCharset) && converters == readers;
    }

    /** Returns {@code character_set_results} when the columns were described. */
    String charset() {
        return charset;
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

    DefinedColumn column(int column) {
        return columns[column];
    }

    List<ColumnMetadata> metadata() {
        List<ColumnMetadata> made = metadata;
        if (made == null) {
            made = List.of(columns);
            metadata = made;
        }
        return made;
    }

    private ColumnNames names() {
        ColumnNames made = names;
        if (made == null) {
            made = new ColumnNames(Arrays.asList(columns));
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
        boolean singleValue = ColumnReader.isSingleValue(type);
        if (readers.length == 1 && (singleValue || readers[0].reads(type))) {
            return new ValueMapper<>(type);
        }
        if (singleValue) {
            throw new IllegalArgumentException(type.getTypeName() + " is a single value, but the row has "
                    + readers.length + " columns: select one column only, or read one with get(column, type)");
        }
        return ConstructorMapper.of(RowConstructor.of(type), names());
    }
}
