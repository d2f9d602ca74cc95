package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnFlags;

/**
 * The zeros that a server writes before the numbers of a ZEROFILL column, up to its display width. The binary protocol has
 * the number alone, so that they are added to its text here.
 */
final class ZeroPadding {

    static final ZeroPadding NONE = new ZeroPadding(0);

    /** The widest display that MySQL and MariaDB let a column have. */
    private static final int MAX_WIDTH = 255;

    private final int width;

    private ZeroPadding(int width) {
        this.width = width;
    }

    static ZeroPadding of(ColumnInfo column) {
        boolean zerofill = (column.flags() & ColumnFlags.ZEROFILL) != 0;
        return zerofill ? new ZeroPadding((int) Math.min(column.length(), MAX_WIDTH)) : NONE;
    }

    String pad(String number) {
        int missing = width - number.length();
        return missing > 0 ? "0".repeat(missing) + number : number;
    }
}
