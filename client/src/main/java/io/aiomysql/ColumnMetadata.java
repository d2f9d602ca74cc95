package io.aiomysql;

import io.aiomysql.protocol.ColumnType;

/** Describes a column of a result. Immutable. */
public interface ColumnMetadata {

    /**
     * Returns the name, as the statement gives it.
     *
     * @return the alias or name
     */
    String name();

    /**
     * Returns the table, as the statement gives it.
     *
     * @return the alias or name; empty for an expression
     */
    String table();

    /**
     * Returns the database.
     *
     * @return the name; empty for an expression
     */
    String schema();

    /**
     * Returns the column's stored name.
     *
     * @return the name; empty for an expression
     */
    String originalName();

    /**
     * Returns the table's stored name.
     *
     * @return the name; empty for an expression
     */
    String originalTable();

    /**
     * Returns the type.
     *
     * @return the type; {@link ColumnType#UNKNOWN} for one this version does not know
     */
    ColumnType type();

    /**
     * Returns the collation's id.
     *
     * @return the id; 63 is binary
     */
    int collation();

    /**
     * Returns the longest value's length, as the server gives it.
     *
     * @return bytes for text, characters of display for numbers
     */
    long length();

    /**
     * Returns the digits behind the decimal point.
     *
     * @return the number; 31 where it is not fixed
     */
    int decimals();

    /**
     * Says whether the column can be NULL.
     *
     * @return false for NOT NULL
     */
    boolean isNullable();

    /**
     * Says whether the numbers have no sign.
     *
     * @return true for UNSIGNED
     */
    boolean isUnsigned();
}
