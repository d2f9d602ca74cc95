package io.aiomysql.converters;

import org.jspecify.annotations.Nullable;

/** Reads a column's cells by a user's converter. */
record ConvertedCells(Converter<?> converter, DecodedColumn column) implements CellReader {

    @Override
    public @Nullable Object read(byte[] source, int offset, int length) {
        DecodedCell cell = new DecodedCell(column, source, offset, length);
        try {
            return converter.read(cell);
        } catch (RuntimeException | Error e) {
            throw failed(column, converter.javaType(), e);
        } finally {
            cell.end();
        }
    }

    /** A user's code failed. Its own message may quote the value, and stays in the cause. */
    static ConversionException failed(DecodedColumn column, Class<?> wanted, Throwable cause) {
        return new ConversionException(
                "the converter of " + wanted.getTypeName() + " failed on a column of type "
                        + column.decoder().columnType().label(),
                cause);
    }
}
