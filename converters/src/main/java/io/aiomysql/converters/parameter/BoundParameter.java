package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.BinaryParameter;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A value that was checked and can be sent in both forms, as a literal and in the binary protocol, with the same
 * meaning for the server. {@code toString} does not show it. Arrays and buffers are not copied: they must not change
 * until the statement's future has completed.
 */
public interface BoundParameter extends BinaryParameter {

    /**
     * Returns the time zone that the value was converted to when it was bound: an instant is sent as the date and time that
     * the clocks of this zone show, which is another instant for a session in another zone.
     *
     * @return the zone for an Instant, OffsetDateTime or ZonedDateTime; empty for a value that means the same in every zone
     */
    default Optional<ZoneId> timeZone() {
        return Optional.empty();
    }

    /**
     * Writes the value as a SQL literal in UTF-8.
     *
     * <p>It can be written at every place of a statement where a literal may be. What is next to it does not change the
     * literal, unless it is a letter, a digit, a quote or another literal. The session's charset must be utf8mb4.
     *
     * @param out receives the literal
     * @param modes the session's modes
     * @throws IllegalArgumentException if the value is streamed, for which there is no literal
     */
    void writeLiteral(PayloadWriter out, SqlModes modes);

    /** {@return about how many bytes the value keeps in memory until it is sent; a small number by default} */
    default int retainedBytes() {
        return Long.BYTES;
    }

    /** {@return what the value looks like if it is text; OTHER by default, which nothing is known of} */
    default TextForm textForm() {
        return TextForm.OTHER;
    }

    /** {@return true for a whole number from 0 on; false by default} */
    default boolean isNonNegativeInteger() {
        return false;
    }

    /**
     * Returns the same number as an unsigned one.
     *
     * @return the parameter to send
     * @throws IllegalStateException if it is not {@link #isNonNegativeInteger}
     */
    default BoundParameter asUnsigned() {
        throw new IllegalStateException("not a whole number from 0 on");
    }

    /** {@return true for a whole number that no YEAR can be, below 0 or above 2155; false by default} */
    default boolean isBeyondYear() {
        return false;
    }

    /**
     * Returns the same number as a DECIMAL.
     *
     * @return the parameter to send
     * @throws IllegalStateException if it is not {@link #isBeyondYear}
     */
    default BoundParameter asDecimal() {
        throw new IllegalStateException("not a whole number that no YEAR can be");
    }
}
