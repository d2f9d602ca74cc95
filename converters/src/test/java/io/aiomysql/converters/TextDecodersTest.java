package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecodersTest {

    private static final int UNSIGNED = 0x20;
    private static final int ENUM = 0x100;
    private static final int SET = 0x800;

    /** Type codes of MySQL's field_types.h, flags, collation; a cell of the type; the Java type. */
    @ParameterizedTest
    @CsvSource({
        "0x00, 0, 63, 1.0, java.math.BigDecimal",
        "0xF6, 0x20, 63, 1.0, java.math.BigDecimal",
        "0x01, 0, 63, -1, java.lang.Integer",
        "0x01, 0x20, 63, 255, java.lang.Integer",
        "0x02, 0, 63, -1, java.lang.Integer",
        "0x02, 0x20, 63, 65535, java.lang.Integer",
        "0x09, 0, 63, -1, java.lang.Integer",
        "0x09, 0x20, 63, 16777215, java.lang.Integer",
        "0x03, 0, 63, -1, java.lang.Integer",
        "0x03, 0x20, 63, 4294967295, java.lang.Long",
        "0x08, 0, 63, -1, java.lang.Long",
        "0x08, 0x20, 63, 1, java.lang.Long",
        "0x08, 0x20, 63, 18446744073709551615, java.math.BigInteger",
        "0x0D, 0x60, 63, 2024, java.lang.Integer",
        "0x10, 0x20, 63, a, java.lang.Long",
        "0x04, 0, 63, 1.5, java.lang.Float",
        "0x05, 0, 63, 1.5, java.lang.Double",
        "0x0A, 0x80, 63, 2024-01-01, java.time.LocalDate",
        "0x0E, 0x80, 63, 2024-01-01, java.time.LocalDate",
        "0x0C, 0x80, 63, 2024-01-01 00:00:00, java.time.LocalDateTime",
        "0x07, 0x80, 63, 2024-01-01 00:00:00, java.time.LocalDateTime",
        "0x0B, 0x80, 63, 01:00:00, java.time.Duration",
        "0x0F, 0, 255, x, java.lang.String",
        "0xFD, 0, 45, x, java.lang.String",
        "0xFD, 0x80, 46, x, java.lang.String",
        "0xFD, 0x80, 63, x, byte[]",
        "0xFE, 0, 255, x, java.lang.String",
        "0xFE, 0x80, 63, x, byte[]",
        "0xFE, 0x100, 255, x, java.lang.String",
        "0xFE, 0x800, 255, x, java.lang.String",
        "0xF7, 0, 63, x, java.lang.String",
        "0xF8, 0, 63, x, java.lang.String",
        "0xF9, 0x10, 255, x, java.lang.String",
        "0xFA, 0x10, 255, x, java.lang.String",
        "0xFB, 0x10, 255, x, java.lang.String",
        "0xFC, 0x10, 255, x, java.lang.String",
        "0xF9, 0x90, 63, x, byte[]",
        "0xFA, 0x90, 63, x, byte[]",
        "0xFB, 0x90, 63, x, byte[]",
        "0xFC, 0x90, 63, x, byte[]",
        "0xF5, 0x90, 63, {}, java.lang.String",
        "0xFF, 0x90, 63, 123456789, io.aiomysql.converters.Geometry",
        "0xF2, 0x90, 63, 1234, float[]",
        "0x06, 0x80, 63, x, byte[]",
        "0xF0, 0, 255, x, java.lang.String"
    })
    void everyColumnTypeHasItsJavaType(String typeCode, String flags, int collation, String text, String javaType) {
        ColumnDecoder decoder =
                TextDecoders.forColumn(Column.of(Integer.decode(typeCode), Integer.decode(flags), collation));

        assertThat(CellBytes.text(text).as(decoder).getClass().getTypeName()).isEqualTo(javaType);
    }

    @Test
    void decodersAreShared() {
        for (int typeCode = 0; typeCode <= 0xFF; typeCode++) {
            for (int flags : new int[] {0, UNSIGNED, ENUM, SET}) {
                assertThat(TextDecoders.forColumn(Column.of(typeCode, flags, 63)))
                        .isSameAs(TextDecoders.forColumn(Column.of(typeCode, flags, 63)));
            }
        }
    }

    /** The whole table of conversions: what each column type can be read as, and nothing else. */
    @Test
    void conversionsAreTheseAndNoOthers() {
        String numbers = "Object String Long Integer Short Byte Double Float BigInteger BigDecimal";
        assertConverts(0x01, "1", numbers + " Boolean");
        assertConverts(0x08, "1", numbers + " Boolean");
        assertConverts(0x10, "\u0001", numbers + " Boolean byte[] ByteBuffer");
        assertConverts(0xF6, "1.0", numbers);
        assertConverts(0x04, "1.0", numbers);
        assertConverts(0x05, "1.0", numbers);
        assertConverts(0x0A, "2024-01-01", "Object String LocalDate LocalDateTime");
        assertConverts(0x0C, "2024-01-01 00:00:00", "Object String LocalDate LocalDateTime");
        assertConverts(0x0D, "99", numbers + " Boolean Year");
        assertConverts(0x0B, "01:00:00", "Object String LocalTime Duration");
        assertConverts(0xFD, "DAYS", "Object String byte[] ByteBuffer TimeUnit");
        assertConverts(0xFD, "123e4567-e89b-12d3-a456-426614174000", "Object String byte[] ByteBuffer UUID");
        assertConverts(0xF8, "a,b", "Object String byte[] ByteBuffer Set");
        assertConverts(0xF5, "1", "Object String byte[] ByteBuffer");
        assertConverts(0xF2, "1234", "Object byte[] ByteBuffer float[]");
        assertConverts(0xFF, "123456789", "Object byte[] ByteBuffer Geometry");
    }

    @Test
    void typesThatAreNotOfferedAreNamed() {
        Decoders.assertRefuses(
                Decoders.of(ColumnType.LONG), CellBytes.text("1"), StringBuilder.class, "as java.lang.StringBuilder");
        Decoders.assertRefuses(Decoders.of(ColumnType.LONG), CellBytes.text("1"), char.class, "as char");
    }

    @Test
    void valuesComeAsTheWantedType() {
        ColumnDecoder decimal = Decoders.of(ColumnType.NEWDECIMAL);
        for (Class<?> wanted : Decoders.WANTED) {
            CellBytes cell = CellBytes.text("1");
            if (converts(decimal, cell, wanted)) {
                assertThat((Object) cell.as(decimal, wanted)).isInstanceOf(wanted);
            }
        }
    }

    private static void assertConverts(int typeCode, String text, String wanted) {
        ColumnDecoder decoder = TextDecoders.forColumn(Column.of(typeCode));
        List<String> converting = new ArrayList<>();
        for (Class<?> type : Decoders.WANTED) {
            if (converts(decoder, CellBytes.text(text), type)) {
                converting.add(type.getSimpleName());
            }
        }
        assertThat(converting).containsExactlyInAnyOrder(wanted.split(" "));
    }

    private static boolean converts(ColumnDecoder decoder, CellBytes cell, Class<?> wanted) {
        try {
            return cell.as(decoder, wanted) != null;
        } catch (ConversionException e) {
            return false;
        }
    }
}
