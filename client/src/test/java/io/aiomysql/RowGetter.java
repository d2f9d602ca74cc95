package io.aiomysql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The typed getters of a row, and what they are to give where the value of {@link Row#get(int)} alone tells. */
enum RowGetter {
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BOOLEAN,
    STRING,
    BYTES,
    BIG_DECIMAL,
    LOCAL_DATE,
    LOCAL_DATE_TIME,
    DURATION;

    /** What becomes of a value that cannot be what was asked for. */
    static final Object REFUSED = new Object() {
        @Override
        public String toString() {
            return "refused";
        }
    };

    @Nullable
    Object get(Row row, int column) {
        try {
            return switch (this) {
                case SHORT -> row.getShort(column);
                case INT -> row.getInt(column);
                case LONG -> row.getLong(column);
                case FLOAT -> row.getFloat(column);
                case DOUBLE -> row.getDouble(column);
                case BOOLEAN -> row.getBoolean(column);
                case STRING -> row.getString(column);
                case BYTES -> row.getBytes(column);
                case BIG_DECIMAL -> row.getBigDecimal(column);
                case LOCAL_DATE -> row.getLocalDate(column);
                case LOCAL_DATE_TIME -> row.getLocalDateTime(column);
                case DURATION -> row.getDuration(column);
            };
        } catch (MySqlConversionException e) {
            return REFUSED;
        }
    }

    /** Says whether what was got is right, as far as the value in its own Java type tells. */
    boolean isRight(@Nullable Object got, @Nullable Object value) {
        if (value == null) {
            return switch (this) {
                case SHORT, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> got == REFUSED;
                default -> got == null;
            };
        }
        return expected(value).map(wanted -> Objects.deepEquals(wanted, got)).orElse(true);
    }

    private Optional<Object> expected(Object value) {
        return switch (this) {
            case SHORT -> integer(value, BigInteger::shortValueExact);
            case INT -> integer(value, BigInteger::intValueExact);
            case LONG -> integer(value, BigInteger::longValueExact);
            case FLOAT -> itself(value, Float.class);
            case DOUBLE -> itself(value, Double.class);
            case BOOLEAN -> integer(value, number -> number.signum() != 0);
            case STRING -> itself(value, String.class);
            case BYTES -> itself(value, byte[].class);
            case BIG_DECIMAL -> integer(value, BigDecimal::new).or(() -> itself(value, BigDecimal.class));
            case LOCAL_DATE -> itself(value, LocalDate.class);
            case LOCAL_DATE_TIME -> itself(value, LocalDateTime.class);
            case DURATION -> itself(value, Duration.class);
        };
    }

    private static Optional<Object> itself(Object value, Class<?> type) {
        return type.isInstance(value) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> integer(Object value, Function<BigInteger, Object> exact) {
        if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
            return Optional.empty();
        }
        try {
            return Optional.of(exact.apply(new BigInteger(value.toString())));
        } catch (ArithmeticException e) {
            return Optional.of(REFUSED);
        }
    }
}
