package io.aiomysql.converters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that many columns can be read as, by their {@code Class}. */
@FunctionalInterface
interface WantedType {

    Object decode(ColumnDecoder decoder, byte[] source, int offset, int length);

    static @Nullable WantedType of(Class<?> type) {
        return Table.BY_CLASS.get(type);
    }

    /** Immutable after its initialisation. */
    final class Table {

        private static final Map<Class<?>, WantedType> BY_CLASS = byClass();

        private Table() {}

        private static Map<Class<?>, WantedType> byClass() {
            Map<Class<?>, WantedType> table = new HashMap<>();
            table.put(Object.class, ColumnDecoder::decode);
            table.put(String.class, ColumnDecoder::decodeString);
            table.put(Long.class, ColumnDecoder::decodeLong);
            table.put(Integer.class, ColumnDecoder::decodeInt);
            table.put(Short.class, ColumnDecoder::decodeShort);
            table.put(Byte.class, ColumnDecoder::decodeByte);
            table.put(Double.class, ColumnDecoder::decodeDouble);
            table.put(Float.class, ColumnDecoder::decodeFloat);
            table.put(Boolean.class, ColumnDecoder::decodeBoolean);
            table.put(long.class, ColumnDecoder::decodeLong);
            table.put(int.class, ColumnDecoder::decodeInt);
            table.put(short.class, ColumnDecoder::decodeShort);
            table.put(byte.class, ColumnDecoder::decodeByte);
            table.put(double.class, ColumnDecoder::decodeDouble);
            table.put(float.class, ColumnDecoder::decodeFloat);
            table.put(boolean.class, ColumnDecoder::decodeBoolean);
            table.put(BigInteger.class, ColumnDecoder::decodeBigInteger);
            table.put(BigDecimal.class, ColumnDecoder::decodeBigDecimal);
            table.put(byte[].class, ColumnDecoder::decodeBytes);
            table.put(LocalDate.class, ColumnDecoder::decodeLocalDate);
            table.put(LocalTime.class, ColumnDecoder::decodeLocalTime);
            table.put(LocalDateTime.class, ColumnDecoder::decodeLocalDateTime);
            table.put(Duration.class, ColumnDecoder::decodeDuration);
            return Map.copyOf(table);
        }
    }
}
