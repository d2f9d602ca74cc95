package io.aiomysql.converters;

/** What a zero or partial date, such as 0000-00-00 or 2024-05-00, becomes when it is read as anything but text. */
public enum ZeroDates {
    /** A {@link ConversionException} that names the option. */
    EXCEPTION,
    /** Null, as SQL's NULL. */
    NULL
}
