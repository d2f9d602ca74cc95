package io.aiomysql.converters;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The character sets of the collations of MySQL 9 and MariaDB 11.8, by the ids that column definitions carry.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/en/information-schema-collations-table.html">MySQL: COLLATIONS</a>
 * @see <a href="https://mariadb.com/kb/en/supported-character-sets-and-collations/">MariaDB: supported character sets and
 *     collations</a>
 */
final class Collations {

    /** A line for each character set: its name, then ids and ranges of ids. Both servers give the same ids the same sets. */
    private static final String TABLE = """
            big5 1 84
            latin2 2 9 21 27 77
            dec8 3 69
            cp850 4 80
            latin1 5 8 15 31 47-49 94
            hp8 6 72
            koi8r 7 74
            swe7 10 82
            ascii 11 65
            ujis 12 91
            sjis 13 88
            cp1251 14 23 50-52
            hebrew 16 71
            tis620 18 89
            euckr 19 85
            latin7 20 41-42 79
            koi8u 22 75
            gb2312 24 86
            greek 25 70
            cp1250 26 34 44 66 99
            gbk 28 87
            cp1257 29 58-59
            latin5 30 78
            armscii8 32 64
            utf8mb3 33 76 83 192-215 223 576-579
            ucs2 35 90 128-151 159 640-642
            cp866 36 68
            keybcs2 37 73
            macce 38 43
            macroman 39 53
            cp852 40 81
            utf8mb4 45-46 224-247 255-271 273-275 277-294 296-298 300 303-323 608-611
            utf16 54-55 101-124 672-674
            utf16le 56 62
            cp1256 57 67
            utf32 60-61 160-183 736-738
            binary 63
            geostd8 92-93
            cp932 95-96
            eucjpms 97-98
            gb18030 248-250
            """;

    /** MariaDB from 10.2: NO PAD collations have the id of the padding one and this bit. */
    private static final int NO_PAD = 0x400;

    /** MariaDB from 10.10: the uca1400 collations of each character set have a block of ids. */
    private static final int FIRST_UCA1400 = 0x800;

    private static final int UCA1400_BLOCK = 0x100;
    private static final String[] UCA1400 = {"utf8mb3", "utf8mb4", "ucs2", "utf16", "utf32"};

    private static final Map<Integer, String> BY_ID = byId();

    private Collations() {}

    private static Map<Integer, String> byId() {
        Map<Integer, String> table = new HashMap<>();
        for (String line : TABLE.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                String[] ends = words[i].split("-", -1);
                for (int id = Integer.parseInt(ends[0]); id <= Integer.parseInt(ends[ends.length - 1]); id++) {
                    table.put(id, words[0]);
                }
            }
        }
        return Map.copyOf(table);
    }

    /** Gives the lowest id of a character set; that of no column for a name that is not known. */
    static int lowestOf(String characterSet) {
        return BY_ID.entrySet().stream()
                .filter(entry -> entry.getValue().equals(characterSet))
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(ColumnInfo.UNKNOWN_COLLATION);
    }

    /** Names the character set of a collation; null for an id that is not known. */
    static @Nullable String characterSet(int collation) {
        if (collation >= FIRST_UCA1400) {
            int block = (collation - FIRST_UCA1400) / UCA1400_BLOCK;
            return block < UCA1400.length ? UCA1400[block] : null;
        }
        return BY_ID.get(collation >= NO_PAD ? collation - NO_PAD : collation);
    }
}
