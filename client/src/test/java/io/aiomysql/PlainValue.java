package io.aiomysql;

import io.aiomysql.converters.Geometry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a value is apart from the Java type and the spelling that a driver gives it, so that drivers can be compared. */
final class PlainValue {

    private PlainValue() {}

    /** An integer of any class, a bit as boolean or as bytes, and what stands for bytes or text. */
    static @Nullable Object of(String type, @Nullable Object value) {
        if (value instanceof Short || value instanceof Integer || value instanceof Long) {
            return new BigInteger(value.toString());
        }
        if (value instanceof Boolean bit) {
            return bit ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (value instanceof Geometry geometry) {
            return ByteBuffer.wrap(geometry.toBytes());
        }
        if (value instanceof byte[] json && type.equals("JSON")) {
            return new String(json, StandardCharsets.UTF_8);
        }
        if (value instanceof byte[] bytes) {
            return type.startsWith("BIT") ? new BigInteger(1, bytes) : ByteBuffer.wrap(bytes);
        }
        return value instanceof UUID ? value.toString() : value;
    }

    /** Numbers as numbers, and times without the zeros at the end of their fraction. */
    static @Nullable Object ofText(String type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (type.equals("FLOAT")) {
            return Float.valueOf(text);
        }
        if (type.equals("DOUBLE")) {
            return Double.valueOf(text);
        }
        if (type.startsWith("DECIMAL") || type.equals("YEAR")) {
            return new BigDecimal(text).stripTrailingZeros();
        }
        boolean isTime = type.startsWith("DATETIME") || type.startsWith("TIME");
        return isTime && text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
