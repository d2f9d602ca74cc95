package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetsTest {

    /** Ids and sets of INFORMATION_SCHEMA of MySQL 9.7 and MariaDB 11.8. */
    @ParameterizedTest
    @CsvSource({
        "1, big5",
        "8, latin1",
        "33, utf8mb3",
        "45, utf8mb4",
        "63, binary",
        "76, utf8mb3",
        "83, utf8mb3",
        "94, latin1",
        "101, utf16",
        "124, utf16",
        "128, ucs2",
        "159, ucs2",
        "160, utf32",
        "192, utf8mb3",
        "223, utf8mb3",
        "224, utf8mb4",
        "247, utf8mb4",
        "248, gb18030",
        "250, gb18030",
        "255, utf8mb4",
        "300, utf8mb4",
        "323, utf8mb4",
        "576, utf8mb3",
        "608, utf8mb4",
        "640, ucs2",
        "672, utf16",
        "736, utf32",
        "1025, big5",
        "1032, latin1",
        "1070, utf8mb4",
        "1270, utf8mb4",
        "2048, utf8mb3",
        "2303, utf8mb3",
        "2304, utf8mb4",
        "2559, utf8mb4",
        "2560, ucs2",
        "2816, utf16",
        "3072, utf32",
        "3271, utf32"
    })
    void everyIdHasTheServersCharacterSet(int collation, String name) {
        assertThat(Collations.characterSet(collation)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 100, 251, 272, 324, 1024, 1124, 2047, 3328, 65535})
    void anIdThatIsNotKnownIsHeldToBeUtf8(int collation) {
        assertThat(Collations.characterSet(collation)).isNull();
        assertThat(CharacterSets.of(collation)).isSameAs(Utf8.UTF8MB4);
    }

    /** Bytes, and what CONVERT(... USING utf8mb4) makes of them in MySQL 9.7 and MariaDB 11.8. */
    @ParameterizedTest
    @CsvSource({
        "8, 80e9, \u20AC\u00E9",
        "9, a1e9, \u0104\u00E9",
        "30, ddfe, \u0130\u015F",
        "41, e0fa, \u0105\u015B",
        "16, e0af, \u05D0\u203E",
        "25, e1a1a2, \u03B1\u02BD\u02BC",
        "26, 8ce9, \u015A\u00E9",
        "14, cff0, \u041F\u0440",
        "57, c7, \u0627",
        "59, e0, \u0105",
        "4, 82, \u00E9",
        "40, a5, \u0105",
        "36, 8ffcfd, \u041F\u207F\u00B2",
        "7, d0, \u043F",
        "22, 95a4, \u2022\u0454",
        "38, 81, \u0100",
        "39, 8e, \u00E9",
        "18, a1, \u0E01",
        "18, 80a19f, '\u0080\u0E01\u009F'",
        "1, a440, \u4E00",
        "95, 88ea8740, \u4E00\u2460",
        "19, b0a18141, \uAC00\uAC02",
        "24, d2bb, \u4E00",
        "28, d2bba892, \u4E00\u2295",
        "248, d2bb8139ee39, \u4E00\u3400",
        "13, 88ea815c815f, \u4E00\u2015\\",
        "12, b0eca1bda1c0, \u4E00\u2015\\",
        "35, 00e94e00, \u00E9\u4E00",
        "54, 00e9d83dde00, \u00E9\uD83D\uDE00",
        "56, e9003dd800de, \u00E9\uD83D\uDE00",
        "60, 000000e90001f600, \u00E9\uD83D\uDE00",
        "60, 0000feff00000041, \uFEFFA",
        "54, feff0041, \uFEFFA",
        "45, efbbbf41, \uFEFFA",
        "11, 4142, AB"
    })
    void textIsWhatTheServersMakeOfIt(int collation, String hex, String text) {
        assertThat(CellBytes.hex(hex).as(varchar(collation))).isEqualTo(text);
    }

    @Test
    void latin1HasAllItsBytesAndIsWindows1252() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String windows = new String(all, Charset.forName("windows-1252"));
        String text = (String) CellBytes.of(all).as(varchar(8));

        for (int i = 0; i < all.length; i++) {
            boolean hole = i == 0x81 || i == 0x8D || i == 0x8F || i == 0x90 || i == 0x9D;
            assertThat(text.charAt(i)).isEqualTo(hole ? (char) i : windows.charAt(i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "11, 80, ascii",
        "25, ff, greek",
        "1, 80, big5",
        "95, 81, cp932",
        "24, ff41, gb2312",
        "35, 00, ucs2",
        "54, d800, utf16",
        "54, dc00d800, utf16",
        "60, 00110000, utf32",
        "60, ffffffff, utf32",
        "60, 0000d83d0000de00, utf32",
        "60, 00000041000000, utf32",
        "45, ff, utf8mb4"
    })
    void malformedTextIsAnErrorAndNeverReplaced(int collation, String hex, String name) {
        assertRefuses(varchar(collation), CellBytes.hex(hex), String.class, "it is not well-formed " + name);
        assertRefuses(
                varchar(collation), CellBytes.hex(hex), Object.class, "byte[] gives the bytes that the server sent");
    }

    @Test
    void randomBytesOfEveryCharacterSetAreReadOrRefused() {
        Random random = new Random(22);
        for (int collation = 0; collation <= 330; collation++) {
            ColumnDecoder decoder = varchar(collation);
            for (int round = 0; round < 100; round++) {
                byte[] content = new byte[random.nextInt(12)];
                random.nextBytes(content);
                try {
                    assertThat(CellBytes.of(content).as(decoder, String.class)).isNotNull();
                } catch (ConversionException expected) {
                    // The other outcome.
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, dec8", "6, hp8", "10, swe7", "32, armscii8", "37, keybcs2", "92, geostd8", "97, eucjpms"})
    void whatJavaLacksIsNamedWithTheRemedy(int collation, String name) {
        assertRefuses(
                varchar(collation),
                CellBytes.text("a"),
                String.class,
                "Java has no charset for " + name + "; keep the connection's charset");
        assertThat(CellBytes.text("a").as(varchar(collation), byte[].class)).containsExactly('a');
    }

    @Test
    void whatIsTextByItsTypeIsReadInItsCharsetToo() {
        assertThat(CellBytes.hex("00610031").as(TextDecoders.forColumn(Column.of(ColumnType.ENUM, 0, 54))))
                .isEqualTo("a1");
        assertThat(CellBytes.hex("003a003a0031")
                        .as(TextDecoders.forColumn(
                                Column.of(ColumnType.STRING, 0, 54).withExtendedType("inet6"))))
                .isEqualTo("::1");
    }

    private static ColumnDecoder varchar(int collation) {
        return TextDecoders.forColumn(Column.of(ColumnType.VAR_STRING, 0, collation));
    }
}
