package io.aiomysql.internal.result;

import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowBuffer;
import io.aiomysql.protocol.row.RowStorage;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.ServerPackets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes shapes and rows of what the fake server would send. */
final class Columns {

    private Columns() {}

    static ResultShape shape(ColumnDefinition... columns) {
        return shape(Converters.defaults(), columns);
    }

    static ResultShape shape(Converters converters, ColumnDefinition... columns) {
        return ResultShape.ofText(definitions(columns), converters, "");
    }

    static List<ColumnDefinition41> definitions(ColumnDefinition... columns) {
        return Arrays.stream(columns)
                .map(column -> ColumnDefinition41.decode(PayloadReader.of(column.payload()), new Capabilities(0)))
                .toList();
    }

    static StoredRow row(ResultShape shape, @Nullable String... values) {
        RowBuffer buffer = new RowBuffer(CellLayout.text(shape.size()), chunk -> {});
        buffer.add(PayloadReader.of(ServerPackets.textRow(values)));
        RowStorage storage = buffer.finish();
        return new StoredRow(shape, storage, 0);
    }
}
