package io.aiomysql;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import java.util.Optional;

/** Describes a column of a result. Immutable. */
public interface ColumnMetadata {

    /**
     * Returns the name, as the statement gives it.
     *
     * @return the alias or name
     */
    String name();

    /**
     * Returns the column's stored name.
     *
     * @return the name; empty for an expression
     */
    String originalName();

    /**
     * Returns the table, as the statement gives it.
     *
     * @return the alias or name; empty for an expression
     */
    String table();

    /**
     * Returns the table's stored name.
     *
     * @return the name; empty for an expression
     */
    String originalTable();

    /**
     * Returns the database.
     *
     * @return the name; empty for an expression
     */
    String schema();

    /**
     * Returns the type, as the protocol numbers it. Several types of SQL share one: {@link #typeName} tells them apart.
     *
     * @return the type; {@link ColumnType#UNKNOWN} for one this version does not know
     */
    ColumnType type();

    /**
     * Returns the type, as SQL names it. Length and decimals are left out, and the sizes of TEXT and BLOB, which servers do
     * not send.
     *
     * @return such as {@code INT UNSIGNED}, {@code VARCHAR}, {@code ENUM} or {@code UUID}; for a type this version does not
     *     know the one that it is read as, {@code VARCHAR} or {@code VARBINARY}
     */
    String typeName();

    /**
     * Returns the name of a type that has no number of its own. MariaDB sends it; to MySQL every type has a number.
     *
     * @return such as {@code uuid}, {@code inet6} or {@code point}; empty where none is sent
     */
    String extendedType();

    /**
     * Returns the format of the values, where it is more than the type. MariaDB sends it.
     *
     * @return {@code json} for MariaDB's JSON; empty where none is sent
     */
    String extendedFormat();

    /**
     * Returns the id of the collation that values are sent in, which is the connection's and not the stored one.
     *
     * @return the id; 63 is binary
     */
    int collation();

    /**
     * Returns the name of the character set that values are sent in.
     *
     * @return such as {@code utf8mb4}; {@code binary} for numbers, dates and bytes; empty for a collation this version does
     *     not know
     */
    Optional<String> charset();

    /**
     * Returns the longest value's length in bytes, as the server gives it.
     *
     * @return bytes for text, characters of display for numbers and dates
     */
    long length();

    /**
     * Returns the longest value's length in characters: 10 for VARCHAR(10), whatever the character set.
     *
     * @return characters for text, numbers and dates; bytes for binary strings
     */
    long displayLength();

    /**
     * Returns the digits behind the decimal point.
     *
     * @return the number; 31 and above where it is not fixed
     */
    int decimals();

    /**
     * Returns the flags, as the server gives them.
     *
     * @return a set of {@link ColumnFlags}, and of bits without a name there
     */
    int flags();

    /**
     * Says whether the column can be NULL.
     *
     * @return false for NOT NULL
     */
    default boolean isNullable() {
        return !has(ColumnFlags.NOT_NULL);
    }

    /**
     * Says whether the numbers have no sign.
     *
     * @return true for UNSIGNED
     */
    default boolean isUnsigned() {
        return has(ColumnFlags.UNSIGNED);
    }

    /**
     * Says whether the numbers are padded with zeros.
     *
     * @return true for ZEROFILL
     */
    default boolean isZerofill() {
        return has(ColumnFlags.ZEROFILL);
    }

    /**
     * Says whether the values are compared by their bytes.
     *
     * @return true for binary strings and text of a collation that ends in {@code _bin}; mostly for numbers and dates too
     */
    default boolean isBinary() {
        return has(ColumnFlags.BINARY);
    }

    /**
     * Says whether the column is part of the table's primary key.
     *
     * @return true for each of its columns
     */
    default boolean isPrimaryKey() {
        return has(ColumnFlags.PRI_KEY);
    }

    /**
     * Says whether the column alone is a unique key.
     *
     * @return true where the server says so: not for the columns of a key of several
     */
    default boolean isUniqueKey() {
        return has(ColumnFlags.UNIQUE_KEY);
    }

    /**
     * Says whether the column begins a key that is not unique by it alone.
     *
     * @return true for the first column of such a key
     */
    default boolean isMultipleKey() {
        return has(ColumnFlags.MULTIPLE_KEY);
    }

    /**
     * Says whether the server numbers rows by this column.
     *
     * @return true for AUTO_INCREMENT
     */
    default boolean isAutoIncrement() {
        return has(ColumnFlags.AUTO_INCREMENT);
    }

    private boolean has(int flag) {
        return (flags() & flag) != 0;
    }
}
