package io.aiomysql.converters;

import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What columns are read as where no type is asked for. */
record ColumnDefault(Predicate<ColumnInfo> columns, BiFunction<Converters, DecodedColumn, CellReader> resolution) {

    static ColumnDefault of(Predicate<ColumnInfo> columns, Converter<?> converter) {
        return new ColumnDefault(
                columns.and(converter::reads), (converters, column) -> new ConvertedCells(converter, column));
    }

    static ColumnDefault of(Predicate<ColumnInfo> columns, Class<?> type) {
        return new ColumnDefault(columns, (converters, column) -> converters.typed(column, type));
    }
}
