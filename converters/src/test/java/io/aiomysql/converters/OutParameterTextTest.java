package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OUT parameters as MySQL describes them: always with the collation binary. */
class OutParameterTextTest {

    @ParameterizedTest
    @CsvSource({
        "VAR_STRING, 0x00, VARCHAR",
        "STRING, 0x00, CHAR",
        "BLOB, 0x10, TEXT",
        "STRING, 0x100, ENUM",
        "STRING, 0x800, SET",
        "VAR_STRING, 0x80, VARBINARY",
        "STRING, 0x80, BINARY",
        "BLOB, 0x90, BLOB",
        "JSON, 0x90, JSON",
        "VECTOR, 0x90, VECTOR",
    })
    void theFlagTellsTextFromBinaryStrings(ColumnType type, String flags, String name) {
        Column described = Column.of(type, Integer.decode(flags), Decoders.BINARY);

        assertThat(described.ofOutParameter().typeName()).isEqualTo(name);
    }

    @Test
    void otherColumnsWithTheCollationBinaryAreBinaryStrings() {
        assertThat(Column.of(ColumnType.VAR_STRING, 0, Decoders.BINARY).typeName())
                .isEqualTo("VARBINARY");
    }

    @ParameterizedTest
    @CsvSource({"VAR_STRING, 80", "STRING, 4", "BLOB, 65535", "VAR_STRING, 60"})
    void textInUtf8IsRead(ColumnType type, long length) {
        ColumnDecoder decoder = decoder(type, length);

        assertThat(CellBytes.text("é").as(decoder)).isEqualTo("é");
        assertThat(CellBytes.text("plain").as(decoder)).isEqualTo("plain");
        assertThat(CellBytes.text("").as(decoder)).isEqualTo("");
        assertThat(CellBytes.text("\uFFFD").as(decoder)).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, é", "GBK, 中文", "UTF-16BE, é", "UTF-16BE, a", "UTF-32BE, a", "Shift_JIS, 日本"})
    void textInAnotherCharsetIsRefusedWithTheRemedy(String charset, String text) {
        byte[] sent = text.getBytes(Charset.forName(charset));
        ColumnDecoder decoder = decoder(ColumnType.VAR_STRING, 80);

        assertRefuses(decoder, CellBytes.of(sent), String.class, "declare it with CHARACTER SET utf8mb4");
        assertRefuses(decoder, CellBytes.of(sent), Object.class, "SELECT @v");
        assertThat(CellBytes.of(sent).as(decoder, byte[].class)).isEqualTo(sent);
    }

    @Test
    void textThatIsLongerThanTheColumnWouldBeInUtf8IsRefused() {
        // In latin1, in which VARCHAR(8) has 8 bytes; they are well-formed UTF-8 too.
        byte[] sent = "éééé".getBytes(StandardCharsets.UTF_8);

        assertRefuses(decoder(ColumnType.VAR_STRING, 8), CellBytes.of(sent), String.class, "not utf8mb4");
        assertRefuses(decoder(ColumnType.VAR_STRING, 10), CellBytes.of(sent), String.class, "not utf8mb4");
        assertThat(CellBytes.of(sent).as(decoder(ColumnType.VAR_STRING, 16))).isEqualTo("éééé");
    }

    @Test
    void whereTheServerNamesTheCharsetItIsRead() {
        Column latin1 = Column.of(ColumnType.VAR_STRING, 0, 8).ofOutParameter();

        assertThat(CellBytes.hex("e9").as(BinaryDecoders.forColumn(latin1))).isEqualTo("é");
    }

    @Test
    void binaryStringsAreBytes() {
        Column binary = Column.of(ColumnType.VAR_STRING, ColumnFlags.BINARY, Decoders.BINARY)
                .ofOutParameter();

        assertThat(CellBytes.hex("e9").as(BinaryDecoders.forColumn(binary))).isEqualTo(new byte[] {(byte) 0xE9});
    }

    private static ColumnDecoder decoder(ColumnType type, long length) {
        return BinaryDecoders.forColumn(
                Column.of(type, 0, Decoders.BINARY).withLength(length).ofOutParameter());
    }
}
