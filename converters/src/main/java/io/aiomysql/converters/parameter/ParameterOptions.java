package io.aiomysql.converters.parameter;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options of the form in which parameters are sent. Immutable. */
public final class ParameterOptions {

    /** UUIDs as text, no time zone, and fractions cut off behind the microsecond. */
    public static final ParameterOptions DEFAULT =
            new ParameterOptions(UuidForm.TEXT, null, TemporalPrecision.TRUNCATE);

    private final UuidForm uuidForm;
    private final @Nullable ZoneId timeZone;
    private final TemporalPrecision temporalPrecision;

    private ParameterOptions(UuidForm uuidForm, @Nullable ZoneId timeZone, TemporalPrecision temporalPrecision) {
        this.uuidForm = uuidForm;
        this.timeZone = timeZone;
        this.temporalPrecision = temporalPrecision;
    }

    /**
     * Sets how UUIDs are sent.
     *
     * @param form the form
     * @return options with this setting
     */
    public ParameterOptions withUuidForm(UuidForm form) {
        return new ParameterOptions(Objects.requireNonNull(form, "form"), timeZone, temporalPrecision);
    }

    /**
     * Sets the zone that the session's {@code time_zone} variable names. An instant is sent as the local date and time
     * in it. In the hour that occurs twice when clocks are put back, two instants are sent as the same date and time. A
     * session in UTC has no such hour.
     *
     * @param zone the zone, or null if it is not known, in which case instants are refused
     * @return options with this setting
     */
    public ParameterOptions withTimeZone(@Nullable ZoneId zone) {
        return new ParameterOptions(uuidForm, zone, temporalPrecision);
    }

    /**
     * Sets what happens to fractions of a second beyond microseconds.
     *
     * @param precision whether they are cut off or refused
     * @return options with this setting
     */
    public ParameterOptions withTemporalPrecision(TemporalPrecision precision) {
        return new ParameterOptions(uuidForm, timeZone, Objects.requireNonNull(precision, "precision"));
    }

    /** {@return the form in which UUIDs are sent} */
    public UuidForm uuidForm() {
        return uuidForm;
    }

    /** {@return the session's time zone; empty if it is not known} */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(timeZone);
    }

    /** {@return what happens to fractions of a second beyond microseconds} */
    public TemporalPrecision temporalPrecision() {
        return temporalPrecision;
    }
}
