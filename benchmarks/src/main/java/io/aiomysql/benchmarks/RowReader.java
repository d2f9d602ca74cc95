package io.aiomysql.benchmarks;

import io.aiomysql.converters.ColumnDecoder;
import io.aiomysql.converters.ColumnInfo;
import io.aiomysql.converters.TextDecoders;
import io.aiomysql.protocol.framing.Lenenc;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cells as a row does that users see: one decoder a column, chosen once a result. */
final class RowReader {

    private final RowStorage rows;
    private final ColumnDecoder[] decoders;

    RowReader(RowStorage rows, List<ColumnDefinition41> columns) {
        this.rows = rows;
        this.decoders = columns.stream()
                .map(column -> TextDecoders.forColumn(ColumnInfo.of(column)))
                .toArray(ColumnDecoder[]::new);
    }

    int readInt(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return decoders[column].decodeInt(bytes, content(bytes, at), Lenenc.length(bytes, at));
    }

    long readLong(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return decoders[column].decodeLong(bytes, content(bytes, at), Lenenc.length(bytes, at));
    }

    @Nullable
    String readString(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return at == CellLayout.NULL
                ? null
                : decoders[column].decodeString(bytes, content(bytes, at), Lenenc.length(bytes, at));
    }

    @Nullable
    Object read(int row, int column) {
        byte[] bytes = rows.bytes(row);
        int at = rows.cell(row, column);
        return at == CellLayout.NULL
                ? null
                : decoders[column].decode(bytes, content(bytes, at), Lenenc.length(bytes, at));
    }

    private static int content(byte[] bytes, int at) {
        return at + Lenenc.size(bytes[at] & 0xFF);
    }
}
