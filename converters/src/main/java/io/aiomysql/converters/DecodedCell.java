package io.aiomysql.converters;

import java.math.BigDecimal;

/** A cell over a column's decoder, until the call it was made for ends. */
final class DecodedCell implements Cell {

    private final DecodedColumn column;
    private final byte[] source;
    private final int offset;
    private final int length;
    private boolean over;

    DecodedCell(DecodedColumn column, byte[] source, int offset, int length) {
        this.column = column;
        this.source = source;
        this.offset = offset;
        this.length = length;
    }

    void end() {
        over = true;
    }

    @Override
    public ColumnInfo column() {
        return column.info();
    }

    @Override
    public long asLong() {
        return decoder().decodeLong(source, offset, length);
    }

    @Override
    public double asDouble() {
        return decoder().decodeDouble(source, offset, length);
    }

    @Override
    public boolean asBoolean() {
        return decoder().decodeBoolean(source, offset, length);
    }

    @Override
    public String asString() {
        return decoder().decodeString(source, offset, length);
    }

    @Override
    public byte[] asBytes() {
        return decoder().decodeBytes(source, offset, length);
    }

    @Override
    public BigDecimal asBigDecimal() {
        return decoder().decodeBigDecimal(source, offset, length);
    }

    @Override
    @SuppressWarnings("unchecked") // int.class is a Class<Integer> whose cast() takes no Integer
    public <T> T as(Class<T> type) {
        return (T) decoder().conversion(type, column.options()).decode(source, offset, length);
    }

    private ColumnDecoder decoder() {
        if (over) {
            throw new IllegalStateException(
                    "a cell is valid only during the call of the converter that it is given to");
        }
        return column.decoder();
    }
}
