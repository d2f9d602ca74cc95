package io.aiomysql.converters;

/** How a zero or partial date, such as 0000-00-00 or 2024-05-00, is read as anything but text. */
public enum ZeroDates {
    /** Reading fails with a {@link ConversionException} that names the option. */
    EXCEPTION,
    /** The value is null, as for SQL's NULL. */
    NULL
}
