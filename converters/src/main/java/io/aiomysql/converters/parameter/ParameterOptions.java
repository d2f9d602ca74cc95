package io.aiomysql.converters.parameter;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the form of parameters depends on. Immutable. */
public final class ParameterOptions {

    /** UUIDs as text, and no time zone. */
    public static final ParameterOptions DEFAULT = new ParameterOptions(UuidForm.TEXT, null);

    private final UuidForm uuidForm;
    private final @Nullable ZoneId timeZone;

    private ParameterOptions(UuidForm uuidForm, @Nullable ZoneId timeZone) {
        this.uuidForm = uuidForm;
        this.timeZone = timeZone;
    }

    /**
     * Changes how UUIDs are sent.
     *
     * @param form the form
     * @return the other options
     */
    public ParameterOptions withUuidForm(UuidForm form) {
        return new ParameterOptions(Objects.requireNonNull(form, "form"), timeZone);
    }

    /**
     * Sets the zone that the session's {@code time_zone} variable names. An instant is sent as the local date and time in
     * it. Where clocks are put back, the hour that comes twice cannot tell its two instants apart: a session in UTC has
     * no such hour.
     *
     * @param zone the zone; null when it is not known, and instants are refused
     * @return the other options
     */
    public ParameterOptions withTimeZone(@Nullable ZoneId zone) {
        return new ParameterOptions(uuidForm, zone);
    }

    /**
     * Returns how UUIDs are sent.
     *
     * @return the form
     */
    public UuidForm uuidForm() {
        return uuidForm;
    }

    /**
     * Returns the session's time zone.
     *
     * @return the zone; empty when it is not known
     */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(timeZone);
    }
}
