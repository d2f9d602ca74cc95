package io.aiomysql;

import io.aiomysql.converters.ColumnInfo;
import io.aiomysql.protocol.ColumnFlags;

/** Describes a column of a result, and where it comes from. Immutable. */
public interface ColumnMetadata extends ColumnInfo {

    /** {@return the column's name in its table; empty for an expression} */
    String originalName();

    /** {@return the table's name in the statement, which is its alias if it has one; empty for an expression} */
    String table();

    /** {@return the table's name in the database; empty for an expression} */
    String originalTable();

    /** {@return the name of the table's database; empty for an expression} */
    String schema();

    /**
     * Returns the length of the longest value in characters: 10 for VARCHAR(10), whatever the character set.
     *
     * @return the length, in characters for text, numbers and dates, in bytes for binary strings
     */
    long displayLength();

    /** {@return true if the column can be NULL; false for a NOT NULL column} */
    default boolean isNullable() {
        return !has(ColumnFlags.NOT_NULL);
    }

    /** {@return true if the column is ZEROFILL: its numbers are padded with zeros} */
    default boolean isZerofill() {
        return has(ColumnFlags.ZEROFILL);
    }

    /**
     * Says whether the values are compared by their bytes.
     *
     * @return true for binary strings and for text whose collation ends in {@code _bin}; usually true for numbers and dates
     *     too
     */
    default boolean isBinary() {
        return has(ColumnFlags.BINARY);
    }

    /** {@return true if the column is the table's primary key or a part of it} */
    default boolean isPrimaryKey() {
        return has(ColumnFlags.PRI_KEY);
    }

    /**
     * Says whether the column alone is a unique key.
     *
     * @return true if the server reports it as one; false for the columns of a unique key of several columns
     */
    default boolean isUniqueKey() {
        return has(ColumnFlags.UNIQUE_KEY);
    }

    /**
     * Says whether the column is the first of a key in which its value may occur more than once.
     *
     * @return true for the first column of an index that is not unique, or of a unique index of several columns
     */
    default boolean isMultipleKey() {
        return has(ColumnFlags.MULTIPLE_KEY);
    }

    /** {@return true if the column is AUTO_INCREMENT} */
    default boolean isAutoIncrement() {
        return has(ColumnFlags.AUTO_INCREMENT);
    }

    private boolean has(int flag) {
        return (flags() & flag) != 0;
    }
}
