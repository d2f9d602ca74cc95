package io.aiomysql.converters;

import io.aiomysql.converters.parameter.UuidForm;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How values become Java values, where there is a choice. Immutable; made by a {@link #builder()}. */
public final class ConversionOptions {

    /** Zero dates are refused, TINYINT(1) is a number, no time zone is known, and UUIDs are not swapped. */
    public static final ConversionOptions DEFAULTS = builder().build();

    private final ZeroDates zeroDates;
    private final boolean tinyInt1AsBoolean;
    private final @Nullable ZoneId timeZone;
    private final UuidForm uuidForm;

    private ConversionOptions(Builder builder) {
        this.zeroDates = builder.zeroDates;
        this.tinyInt1AsBoolean = builder.tinyInt1AsBoolean;
        this.timeZone = builder.timeZone;
        this.uuidForm = builder.uuidForm;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns what zero and partial dates become.
     *
     * @return {@link ZeroDates#EXCEPTION} by default
     */
    public ZeroDates zeroDates() {
        return zeroDates;
    }

    /**
     * Says whether TINYINT(1) and BIT(1) are Boolean where no type is asked for.
     *
     * @return false by default
     */
    public boolean tinyInt1AsBoolean() {
        return tinyInt1AsBoolean;
    }

    /**
     * Returns the zone in which the server writes DATETIME and TIMESTAMP.
     *
     * @return the zone, or null if it is not known
     */
    public @Nullable ZoneId timeZone() {
        return timeZone;
    }

    /**
     * Says in which order 16 bytes are read as a UUID.
     *
     * @return {@link UuidForm#TEXT} by default, which reads them as {@link UuidForm#BINARY} does
     */
    public UuidForm uuidForm() {
        return uuidForm;
    }

    @Override
    public String toString() {
        return "ConversionOptions[zeroDates=" + zeroDates + ", tinyInt1AsBoolean=" + tinyInt1AsBoolean + ", timeZone="
                + timeZone + ", uuidForm=" + uuidForm + "]";
    }

    /** Collects the options. For one thread. */
    public static final class Builder {

        private ZeroDates zeroDates = ZeroDates.EXCEPTION;
        private boolean tinyInt1AsBoolean;
        private @Nullable ZoneId timeZone;
        private UuidForm uuidForm = UuidForm.TEXT;

        private Builder() {}

        /**
         * Sets what zero and partial dates become.
         *
         * @param zeroDates the outcome
         * @return this builder
         */
        public Builder zeroDates(ZeroDates zeroDates) {
            this.zeroDates = Objects.requireNonNull(zeroDates, "zeroDates");
            return this;
        }

        /**
         * Makes Boolean the type of TINYINT(1), with a sign or without, and of BIT(1), where none is asked for. The server
         * tells TINYINT(1) by its display width alone.
         *
         * @param tinyInt1AsBoolean whether to
         * @return this builder
         */
        public Builder tinyInt1AsBoolean(boolean tinyInt1AsBoolean) {
            this.tinyInt1AsBoolean = tinyInt1AsBoolean;
            return this;
        }

        /**
         * Sets the zone in which the server writes DATETIME and TIMESTAMP: what {@code @@time_zone} is in the session.
         * Without it they cannot be read as Instant, OffsetDateTime or ZonedDateTime.
         *
         * @param timeZone the zone, or null if it is not known
         * @return this builder
         */
        public Builder timeZone(@Nullable ZoneId timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        /**
         * Sets in which order 16 bytes are read as a UUID; text is read as one whatever the form.
         *
         * @param uuidForm the form that UUIDs are written in
         * @return this builder
         */
        public Builder uuidForm(UuidForm uuidForm) {
            this.uuidForm = Objects.requireNonNull(uuidForm, "uuidForm");
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         */
        public ConversionOptions build() {
            return new ConversionOptions(this);
        }
    }
}
