package io.aiomysql.converters;

import io.aiomysql.converters.parameter.UuidForm;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Options of the conversion of column values to Java values. Immutable; made by a {@link #builder()}. */
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
     * Creates a builder that starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how zero and partial dates are read; {@link ZeroDates#EXCEPTION} by default} */
    public ZeroDates zeroDates() {
        return zeroDates;
    }

    /** {@return true if TINYINT(1) and BIT(1) are read as Boolean where no type is asked for; false by default} */
    public boolean tinyInt1AsBoolean() {
        return tinyInt1AsBoolean;
    }

    /** {@return the zone in which the server writes DATETIME and TIMESTAMP, or null if it is not known} */
    public @Nullable ZoneId timeZone() {
        return timeZone;
    }

    /**
     * Returns the order in which 16 bytes are read as a UUID.
     *
     * @return {@link UuidForm#TEXT} by default, which reads them as {@link UuidForm#BINARY} does
     */
    public UuidForm uuidForm() {
        return uuidForm;
    }

    ConversionOptions withTimeZone(@Nullable ZoneId zone) {
        return builder()
                .zeroDates(zeroDates)
                .tinyInt1AsBoolean(tinyInt1AsBoolean)
                .timeZone(zone)
                .uuidForm(uuidForm)
                .build();
    }

    @Override
    public String toString() {
        return "ConversionOptions[zeroDates=" + zeroDates + ", tinyInt1AsBoolean=" + tinyInt1AsBoolean + ", timeZone="
                + timeZone + ", uuidForm=" + uuidForm + "]";
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {

        private ZeroDates zeroDates = ZeroDates.EXCEPTION;
        private boolean tinyInt1AsBoolean;
        private @Nullable ZoneId timeZone;
        private UuidForm uuidForm = UuidForm.TEXT;

        private Builder() {}

        /**
         * Sets how zero and partial dates are read.
         *
         * @param zeroDates whether they are an error or null
         * @return this builder
         */
        public Builder zeroDates(ZeroDates zeroDates) {
            this.zeroDates = Objects.requireNonNull(zeroDates, "zeroDates");
            return this;
        }

        /**
         * Reads TINYINT(1), signed or unsigned, and BIT(1) as Boolean where no type is asked for. TINYINT(1) is
         * recognised by the display width that the server sends, and by nothing else.
         *
         * @param tinyInt1AsBoolean true for Boolean, false for a number
         * @return this builder
         */
        public Builder tinyInt1AsBoolean(boolean tinyInt1AsBoolean) {
            this.tinyInt1AsBoolean = tinyInt1AsBoolean;
            return this;
        }

        /**
         * Sets the zone in which the server writes DATETIME and TIMESTAMP: the value of {@code @@time_zone} in the
         * session. Without it they cannot be read as Instant, OffsetDateTime or ZonedDateTime.
         *
         * @param timeZone the zone, or null if it is not known
         * @return this builder
         */
        public Builder timeZone(@Nullable ZoneId timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        /**
         * Sets the order in which 16 bytes are read as a UUID. Text is read as a UUID with every setting.
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
