package io.aiomysql.converters.parameter;

import java.io.InputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes parameters of Java values. Immutable. A value of another class is refused. No value is ever rounded or sent
 * as its {@code toString}, and nothing is cut off but fractions of a second behind the microsecond, see
 * {@link TemporalPrecision}.
 *
 * <pre>
 *   null                                     NULL
 *   Boolean                                  the number 1 or 0
 *   Byte, Short, Integer, Long               BIGINT
 *   BigInteger                               BIGINT, BIGINT UNSIGNED, or DECIMAL if it fits neither
 *   BigDecimal                               DECIMAL of the same scale; at most 65 digits
 *   Float, Double                            DOUBLE of the same value; no NaN, no infinity
 *   String, CharSequence, Character, enum    text; for an enum its name
 *   byte[], ByteBuffer                       binary string; of a buffer the remaining bytes, its position does not change
 *   InputStream, Reader                      binary string, text; read while they are sent, with prepared statements only
 *   Flow.Publisher of ByteBuffer             binary string; requested while it is sent, with prepared statements only
 *   LocalDate                                DATE, years 0000 to 9999
 *   LocalDateTime                            DATETIME, microseconds
 *   Instant, OffsetDateTime, ZonedDateTime   DATETIME in the session's time zone, microseconds
 *   LocalTime, Duration                      TIME, microseconds; less than 839 hours, positive or negative
 *   Year                                     number; 0, or 100 to 9999
 *   UUID                                     as {@link UuidForm} says
 *   float[]                                  VECTOR
 *   Geometry                                 binary string of SRID and well-known binary, as servers store it
 *   InetAddress                              text of the address, as {@code getHostAddress} gives it
 * </pre>
 */
public final class Parameters {

    private static final String SEVERAL_VALUES = "several values can only be sent between the parentheses of IN (?)";

    private final ParameterOptions options;

    /**
     * Creates an object that makes parameters.
     *
     * @param options the options
     */
    public Parameters(ParameterOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * Makes a parameter of a value.
     *
     * @param value the value, or null for NULL
     * @return the parameter
     * @throws IllegalArgumentException if values of this class cannot be parameters, or if this value cannot be sent
     *     exactly; the message names the remedy and never the value
     */
    public BoundParameter bind(@Nullable Object value) {
        if (value == null) {
            return NullParameter.INSTANCE;
        }
        BiFunction<Object, ParameterOptions, BoundParameter> known = KnownTypes.of(value.getClass());
        return known == null ? bindSubclass(value) : known.apply(value, options);
    }

    private static BoundParameter bindSubclass(Object value) {
        if (value instanceof Enum<?> constant) {
            return TextParameter.of(constant.name());
        }
        if (value instanceof ByteBuffer buffer) {
            return BytesParameter.of(buffer);
        }
        if (value instanceof CharSequence text) {
            return TextParameter.of(text);
        }
        if (value instanceof InputStream stream) {
            return new StreamedParameter.OfBytes(stream);
        }
        if (value instanceof Reader reader) {
            return new StreamedParameter.OfText(reader);
        }
        if (value instanceof Flow.Publisher<?> publisher) {
            return new StreamedParameter.OfPublisher(publisher);
        }
        if (value instanceof InetAddress address) {
            return TextParameter.of(address.getHostAddress());
        }
        throw new IllegalArgumentException(
                "a " + value.getClass().getTypeName() + " cannot be a parameter: " + remedy(value));
    }

    private static String remedy(Object value) {
        if (value instanceof Optional) {
            return "send its value, or null";
        }
        if (value instanceof char[]) {
            return "send a String";
        }
        if (value instanceof Set) {
            return SEVERAL_VALUES + "; a SET column takes a String, its members joined by commas";
        }
        if (value instanceof Collection || value.getClass().isArray()) {
            return SEVERAL_VALUES + "; those for several ? are given one by one";
        }
        if (value instanceof Map) {
            return "give values for ? one by one, and values for :name by Query.of(sql).bind(map); as JSON send a String, or"
                    + " register a Converter";
        }
        if (value instanceof Date) {
            return "send an Instant, or a LocalDateTime";
        }
        return "register a Converter for it";
    }
}
