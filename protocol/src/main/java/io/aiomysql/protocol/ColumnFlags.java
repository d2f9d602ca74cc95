package io.aiomysql.protocol;

/**
 * Names for the flags of a column definition.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/group__group__cs__column__definition__flags.html">MySQL:
 *     column definition flags</a>
 */
public final class ColumnFlags {

    /** The column cannot be NULL. */
    public static final int NOT_NULL = 0x0001;

    /** The column is part of the primary key. */
    public static final int PRI_KEY = 0x0002;

    /** The column is part of a unique key. */
    public static final int UNIQUE_KEY = 0x0004;

    /** The column is part of a key that is not unique. */
    public static final int MULTIPLE_KEY = 0x0008;

    /** The numbers have no sign. */
    public static final int UNSIGNED = 0x0020;

    /** The numbers are padded with zeros. */
    public static final int ZEROFILL = 0x0040;

    /** The values are compared by their bytes: binary strings, text of a binary collation, numbers and dates. */
    public static final int BINARY = 0x0080;

    /** The column is an ENUM. */
    public static final int ENUM = 0x0100;

    /** The column is AUTO_INCREMENT. */
    public static final int AUTO_INCREMENT = 0x0200;

    /** The column is a SET. */
    public static final int SET = 0x0800;

    private ColumnFlags() {}
}
