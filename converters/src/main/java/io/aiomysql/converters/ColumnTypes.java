package io.aiomysql.converters;

/**
 * The codes that a column definition gives types by.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html">MySQL: field types</a>
 */
final class ColumnTypes {

    static final int DECIMAL = 0x00;
    static final int TINY = 0x01;
    static final int SHORT = 0x02;
    static final int LONG = 0x03;
    static final int FLOAT = 0x04;
    static final int DOUBLE = 0x05;
    static final int TIMESTAMP = 0x07;
    static final int LONGLONG = 0x08;
    static final int INT24 = 0x09;
    static final int DATE = 0x0A;
    static final int TIME = 0x0B;
    static final int DATETIME = 0x0C;
    static final int YEAR = 0x0D;
    static final int NEWDATE = 0x0E;
    static final int BIT = 0x10;
    static final int VECTOR = 0xF2;
    static final int JSON = 0xF5;
    static final int NEWDECIMAL = 0xF6;
    static final int ENUM = 0xF7;
    static final int SET = 0xF8;
    static final int TINY_BLOB = 0xF9;
    static final int MEDIUM_BLOB = 0xFA;
    static final int LONG_BLOB = 0xFB;
    static final int BLOB = 0xFC;
    static final int STRING = 0xFE;
    static final int GEOMETRY = 0xFF;

    /** Column flag. */
    static final int UNSIGNED_FLAG = 0x0020;

    /** Column flag: numbers are written with zeros before them, up to the display width. */
    static final int ZEROFILL_FLAG = 0x0040;

    /** Column flag: an ENUM that is sent as STRING. */
    static final int ENUM_FLAG = 0x0100;

    /** Column flag: a SET that is sent as STRING. */
    static final int SET_FLAG = 0x0800;

    /** The collation of what has no characters. */
    static final int BINARY_COLLATION = 63;

    private ColumnTypes() {}
}
