package io.aiomysql.protocol;

import java.util.Arrays;

/**
 * The type of a column as the server names it in a column definition.
 *
 * <p>Several SQL types share one: TEXT and BLOB are both {@link #BLOB} and differ in the collation (63 is binary).
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html">MySQL: enum_field_types</a>
 */
public enum ColumnType {
    /** DECIMAL as servers before 5.0 sent it. */
    DECIMAL(0x00),
    /** TINYINT, BOOLEAN. */
    TINY(0x01),
    /** SMALLINT. */
    SHORT(0x02),
    /** INT. */
    LONG(0x03),
    /** FLOAT. */
    FLOAT(0x04),
    /** DOUBLE. */
    DOUBLE(0x05),
    /** The type of an expression that is always NULL. */
    NULL(0x06),
    /** TIMESTAMP. */
    TIMESTAMP(0x07),
    /** BIGINT. */
    LONGLONG(0x08),
    /** MEDIUMINT. */
    INT24(0x09),
    /** DATE. */
    DATE(0x0A),
    /** TIME. */
    TIME(0x0B),
    /** DATETIME. */
    DATETIME(0x0C),
    /** YEAR. */
    YEAR(0x0D),
    /** DATE as it is stored; not sent by current servers. */
    NEWDATE(0x0E),
    /** VARCHAR as it is stored; sent by some compatible servers. */
    VARCHAR(0x0F),
    /** BIT. */
    BIT(0x10),
    /** VECTOR, MySQL 9.0 and later. */
    VECTOR(0xF2),
    /** JSON of MySQL; MariaDB sends its JSON as a {@link #BLOB} with text. */
    JSON(0xF5),
    /** DECIMAL. */
    NEWDECIMAL(0xF6),
    /** ENUM; most servers send {@link #STRING} with a flag instead. */
    ENUM(0xF7),
    /** SET; most servers send {@link #STRING} with a flag instead. */
    SET(0xF8),
    /** TINYTEXT, TINYBLOB; most servers send {@link #BLOB}. */
    TINY_BLOB(0xF9),
    /** MEDIUMTEXT, MEDIUMBLOB; most servers send {@link #BLOB}. */
    MEDIUM_BLOB(0xFA),
    /** LONGTEXT, LONGBLOB; most servers send {@link #BLOB}. */
    LONG_BLOB(0xFB),
    /** TEXT and BLOB of every size. */
    BLOB(0xFC),
    /** VARCHAR, VARBINARY. */
    VAR_STRING(0xFD),
    /** CHAR, BINARY, ENUM, SET. */
    STRING(0xFE),
    /** GEOMETRY and its subtypes, such as POINT. */
    GEOMETRY(0xFF),
    /** A type this version does not know; its values can be read as text or bytes. */
    UNKNOWN(-1);

    private static final ColumnType[] BY_CODE = byCode();

    private final int code;

    ColumnType(int code) {
        this.code = code;
    }

    private static ColumnType[] byCode() {
        ColumnType[] table = new ColumnType[256];
        Arrays.fill(table, UNKNOWN);
        for (ColumnType type : values()) {
            if (type != UNKNOWN) {
                table[type.code] = type;
            }
        }
        return table;
    }

    /**
     * Finds a type by its code.
     *
     * @param code the byte of the column definition, 0 to 255
     * @return the type, {@link #UNKNOWN} for a code without a name
     */
    public static ColumnType of(int code) {
        return BY_CODE[code];
    }

    /** {@return the code in the column definition, 0 to 255; -1 for {@link #UNKNOWN}} */
    public int code() {
        return code;
    }
}
