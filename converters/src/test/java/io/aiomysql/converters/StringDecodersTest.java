package io.aiomysql.converters;

import static io.aiomysql.converters.Decoders.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringDecodersTest {

    private static final ColumnDecoder VARCHAR = Decoders.of(ColumnType.VAR_STRING);
    private static final ColumnDecoder BLOB = Decoders.unsigned(ColumnType.BLOB);

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "é", "密码", "🔑", "\u0000", "\uFFFD", "a\uFFFDb🔑"})
    void textIsUtf8(String text) {
        assertThat(CellBytes.text(text).as(VARCHAR)).isEqualTo(text);
        assertThat(CellBytes.text(text).as(BLOB, String.class)).isEqualTo(text);
        assertThat(CellBytes.text(text).as(VARCHAR, byte[].class)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "eda080", "f0288cbc", "efbfbdff"})
    void malformedTextIsRefusedAndItsBytesStayReadable(String hex) {
        assertRefuses(VARCHAR, CellBytes.hex(hex), String.class, "not well-formed utf8mb4");
        assertRefuses(BLOB, CellBytes.hex(hex), String.class, "byte[]");
        assertThat(CellBytes.hex(hex).as(VARCHAR, byte[].class)).asHexString().isEqualToIgnoringCase(hex);
    }

    @Test
    void binaryStringsAreCopies() {
        CellBytes cell = CellBytes.hex("00ff10");
        byte[] copy = (byte[]) cell.as(BLOB);
        copy[0] = 9;

        assertThat(cell.as(BLOB, byte[].class)).containsExactly(0, 0xFF, 0x10);
    }

    @Test
    void stringsAreNoNumbersAndNoDates() {
        assertRefuses(VARCHAR, CellBytes.text("1"), Integer.class, "VARCHAR cannot be read as int");
        assertRefuses(BLOB, CellBytes.text("1"), Boolean.class, "BLOB cannot be read as boolean");
    }
}
