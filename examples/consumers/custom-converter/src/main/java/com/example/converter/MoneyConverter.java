package com.example.converter;

import io.aiomysql.converters.Cell;
import io.aiomysql.converters.ColumnInfo;
import io.aiomysql.converters.Converter;
import io.aiomysql.protocol.ColumnType;

final class MoneyConverter implements Converter<Money> {

    @Override
    public Class<Money> javaType() {
        return Money.class;
    }

    /** A DOUBLE is no money: it would not be exact. */
    @Override
    public boolean reads(ColumnInfo column) {
        return column.type() == ColumnType.NEWDECIMAL;
    }

    @Override
    public Money read(Cell cell) {
        return new Money(cell.asBigDecimal());
    }

    @Override
    public Object write(Money value) {
        return value.amount();
    }
}
