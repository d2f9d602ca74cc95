package io.aiomysql.converters;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How values become Java values, where there is a choice. Immutable; made by a {@link #builder()}. */
public final class ConversionOptions {

    /** Zero dates are refused, TINYINT(1) is a number, and no time zone is known. */
    public static final ConversionOptions DEFAULTS = builder().build();

    private final ZeroDates zeroDates;
    private final boolean tinyInt1AsBoolean;
    private final @Nullable ZoneId sessionTimeZone;

    private ConversionOptions(Builder builder) {
        this.zeroDates = builder.zeroDates;
        this.tinyInt1AsBoolean = builder.tinyInt1AsBoolean;
        this.sessionTimeZone = builder.sessionTimeZone;
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
    public @Nullable ZoneId sessionTimeZone() {
        return sessionTimeZone;
    }

    @Override
    public String toString() {
        return "ConversionOptions[zeroDates=" + zeroDates + ", tinyInt1AsBoolean=" + tinyInt1AsBoolean
                + ", sessionTimeZone=" + sessionTimeZone + "]";
    }

    /** Collects the options. For one thread. */
    public static final class Builder {

        private ZeroDates zeroDates = ZeroDates.EXCEPTION;
        private boolean tinyInt1AsBoolean;
        private @Nullable ZoneId sessionTimeZone;

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
         * @param sessionTimeZone the zone, or null if it is not known
         * @return this builder
         */
        public Builder sessionTimeZone(@Nullable ZoneId sessionTimeZone) {
            this.sessionTimeZone = sessionTimeZone;
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
