package com.example.converter;

import io.aiomysql.converters.Cell;
import io.aiomysql.converters.Converter;

final class CustomerIdConverter implements Converter<CustomerId> {

    @Override
    public Class<CustomerId> javaType() {
        return CustomerId.class;
    }

    @Override
    public CustomerId read(Cell cell) {
        return new CustomerId(cell.asLong());
    }

    @Override
    public Object write(CustomerId value) {
        return value.value();
    }
}
