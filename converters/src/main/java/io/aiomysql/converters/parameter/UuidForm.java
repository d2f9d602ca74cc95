package io.aiomysql.converters.parameter;

/** How a {@link java.util.UUID} is sent. */
public enum UuidForm {
    /** As text of 36 characters, for CHAR(36) and MariaDB's UUID. */
    TEXT,
    /** As 16 bytes in the order of the text, for BINARY(16): what {@code UUID_TO_BIN(text)} gives. */
    BINARY,
    /**
     * As 16 bytes with the high part of the time first, so that version 1 sorts by time: what {@code UUID_TO_BIN(text, 1)}
     * gives.
     */
    BINARY_TIME_SWAPPED
}
