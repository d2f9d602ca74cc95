package io.aiomysql;

import io.aiomysql.protocol.ServerFamily;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A set of error numbers. Below 1900, and from 3000 to 3159, MySQL and MariaDB mean the same by a number. From 4000 to 4999
 * each means something else, and the rest only one of them has.
 *
 * @param shared numbers of both
 * @param mySql numbers of MySQL alone
 * @param mariaDb numbers of MariaDB alone
 */
record ErrorNumbers(BitSet shared, BitSet mySql, BitSet mariaDb) {

    private static final Pattern ITEM = Pattern.compile("(\\d+)(?:-(\\d+))?");

    private static final int FIRST_OF_MARIADB = 1_900;
    private static final int FIRST_OF_MYSQL = 3_000;
    private static final int LAST_SHARED = 3_159;
    private static final int FIRST_AMBIGUOUS = 4_000;
    private static final int LAST_AMBIGUOUS = 4_999;

    /** Reads three lists of numbers and ranges: {@code 1007 1479-1499}. */
    static ErrorNumbers of(String shared, String mySql, String mariaDb) {
        return new ErrorNumbers(read(shared), read(mySql), read(mariaDb));
    }

    private static BitSet read(String list) {
        BitSet numbers = new BitSet();
        Matcher items = ITEM.matcher(list);
        while (items.find()) {
            int first = Integer.parseInt(items.group(1));
            int last = items.group(2) == null ? first : Integer.parseInt(items.group(2));
            numbers.set(first, last + 1);
        }
        return numbers;
    }

    /** Says whether the number is in the set; a number that the families use differently is not if the family is not known. */
    boolean contains(int code, @Nullable ServerFamily family) {
        if (isShared(code)) {
            return shared.get(code);
        }
        if (family == null) {
            return !isAmbiguous(code) && (mySql.get(code) || mariaDb.get(code));
        }
        return (family == ServerFamily.MARIADB ? mariaDb : mySql).get(code);
    }

    private static boolean isShared(int code) {
        return code < FIRST_OF_MARIADB || (code >= FIRST_OF_MYSQL && code <= LAST_SHARED);
    }

    private static boolean isAmbiguous(int code) {
        return code >= FIRST_AMBIGUOUS && code <= LAST_AMBIGUOUS;
    }
}
