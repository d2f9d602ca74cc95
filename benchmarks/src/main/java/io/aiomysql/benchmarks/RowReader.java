package io.aiomysql.benchmarks;

import io.aiomysql.converters.ColumnInfo;
import io.aiomysql.converters.ColumnReader;
import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowStorage;
import org.jspecify.annotations.Nullable;

/** Reads cells as a row does that users see: one reader a column, chosen once a result. */
final class RowReader {

    private static final Converters CONVERTERS = Converters.defaults();

    private final RowStorage rows;
    private final CellLayout layout;
    private final ColumnReader[] readers;

    /** Reads the rows of the connection's last result. */
    RowReader(RowStorage rows, MemoryConnection connection) {
        this.rows = rows;
        this.layout = connection.layout();
        this.readers = connection.columns().stream()
                .map(column -> CONVERTERS.reader(ColumnInfo.of(column), layout.isBinary()))
                .toArray(ColumnReader[]::new);
    }

    int readInt(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return readers[column].readInt(bytes, layout.start(bytes, at, column), layout.length(bytes, at, column));
    }

    long readLong(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return readers[column].readLong(bytes, layout.start(bytes, at, column), layout.length(bytes, at, column));
    }

    double readDouble(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return readers[column].readDouble(bytes, layout.start(bytes, at, column), layout.length(bytes, at, column));
    }

    @Nullable
    String readString(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return at == CellLayout.NULL
                ? null
                : readers[column].readString(bytes, layout.start(bytes, at, column), layout.length(bytes, at, column));
    }

    @Nullable
    Object read(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return at == CellLayout.NULL
                ? null
                : readers[column].read(bytes, layout.start(bytes, at, column), layout.length(bytes, at, column));
    }
}
