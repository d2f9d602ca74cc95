package io.aiomysql.internal.result;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.MySqlConversionException;
import io.aiomysql.Row;
import io.aiomysql.converters.ColumnReader;
import io.aiomysql.converters.ConversionException;
import io.aiomysql.protocol.row.CellLayout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A view of the bytes of one row, in which each value is decoded when it is read. */
abstract class DecodedRow implements Row {

    private final ResultShape shape;

    DecodedRow(ResultShape shape) {
        this.shape = shape;
    }

    /** Returns the array that contains the row. */
    abstract byte[] bytes();

    /** Returns the position of a cell, whose index is one of a column. */
    abstract int position(int column);

    /** Reads one cell that is not NULL. */
    private interface Read<T> {
        @Nullable
        T from(ColumnReader reader, byte[] source, int offset, int length);
    }

    @Override
    public List<ColumnMetadata> columns() {
        return shape.metadata();
    }

    @Override
    public int size() {
        return shape.size();
    }

    @Override
    public int indexOf(String column) {
        return shape.indexOf(column);
    }

    @Override
    public boolean isNull(int column) {
        int at = cell(column);
        ColumnReader reader = shape.reader(column);
        if (at == CellLayout.NULL || !reader.nullsZeroDates()) {
            return at == CellLayout.NULL;
        }
        try {
            return reader.isZeroDate(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "NULL or not", e);
        }
    }

    @Override
    public @Nullable Object get(int column) {
        return read(column, "its default type", ColumnReader::read);
    }

    @Override
    public <T> @Nullable T get(int column, Class<T> type) {
        return read(
                column, type.getSimpleName(), (reader, source, at, length) -> reader.read(source, at, length, type));
    }

    @Override
    public short getShort(int column) {
        int at = notNull(column, "short");
        try {
            return shape.reader(column).readShort(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "short", e);
        }
    }

    @Override
    public int getInt(int column) {
        int at = notNull(column, "int");
        try {
            return shape.reader(column).readInt(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "int", e);
        }
    }

    @Override
    public long getLong(int column) {
        int at = notNull(column, "long");
        try {
            return shape.reader(column).readLong(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "long", e);
        }
    }

    @Override
    public float getFloat(int column) {
        int at = notNull(column, "float");
        try {
            return shape.reader(column).readFloat(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "float", e);
        }
    }

    @Override
    public double getDouble(int column) {
        int at = notNull(column, "double");
        try {
            return shape.reader(column).readDouble(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "double", e);
        }
    }

    @Override
    public boolean getBoolean(int column) {
        int at = notNull(column, "boolean");
        try {
            return shape.reader(column).readBoolean(bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, "boolean", e);
        }
    }

    @Override
    public @Nullable String getString(int column) {
        return read(column, "String", ColumnReader::readString);
    }

    @Override
    public byte @Nullable [] getBytes(int column) {
        return read(column, "byte[]", ColumnReader::readBytes);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) {
        return read(column, "BigDecimal", ColumnReader::readBigDecimal);
    }

    @Override
    public @Nullable LocalDate getLocalDate(int column) {
        return get(column, LocalDate.class);
    }

    @Override
    public @Nullable LocalDateTime getLocalDateTime(int column) {
        return get(column, LocalDateTime.class);
    }

    @Override
    public @Nullable Duration getDuration(int column) {
        return get(column, Duration.class);
    }

    @Override
    public <T> @Nullable T as(Class<T> type) {
        return shape.mapper(type).map(this);
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
        List<String> names = shape.distinctNames();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size(); i++) {
            map.put(names.get(i), get(i));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public String toString() {
        return "Row" + shape.metadata();
    }

    private <T> @Nullable T read(int column, String wanted, Read<T> read) {
        int at = cell(column);
        if (at == CellLayout.NULL) {
            return null;
        }
        try {
            return read.from(shape.reader(column), bytes(), start(at, column), length(at, column));
        } catch (ConversionException e) {
            throw failure(column, wanted, e);
        }
    }

    private int cell(int column) {
        return position(Objects.checkIndex(column, shape.size()));
    }

    private int notNull(int column, String wanted) {
        int at = cell(column);
        if (at == CellLayout.NULL) {
            throw new MySqlConversionException(
                    describe(column) + " is NULL, which cannot be read as " + wanted
                            + "; check isNull first, or use get",
                    null);
        }
        return at;
    }

    private int start(int at, int column) {
        return shape.layout().start(bytes(), at, column);
    }

    private int length(int at, int column) {
        return shape.layout().length(bytes(), at, column);
    }

    private MySqlConversionException failure(int column, String wanted, ConversionException reason) {
        return new MySqlConversionException(
                describe(column) + " cannot be read as " + wanted + ": " + reason.getMessage(), reason);
    }

    private String describe(int column) {
        DefinedColumn described = shape.column(column);
        return "column " + column + " ('" + described.name() + "', " + described.type() + ")";
    }
}
