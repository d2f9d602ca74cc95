package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCharsetTest {

    @ParameterizedTest
    @CsvSource({"latin1, windows-1252, é€", "gbk, GBK, 中文", "utf16, UTF-16BE, é", "utf8mb4, UTF-8, 😀"})
    void textIsDecodedByTheServersName(String name, String javaName, String text) {
        assertThat(ServerCharset.decode(name, text.getBytes(Charset.forName(javaName))))
                .isEqualTo(text);
    }

    @Test
    void malformedTextAndUnknownNamesGiveNull() {
        assertThat(ServerCharset.decode("utf8mb4", new byte[] {(byte) 0xE9})).isNull();
        assertThat(ServerCharset.decode("armscii8", new byte[] {'a'})).isNull();
        assertThat(ServerCharset.decode("none", new byte[] {'a'})).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "utf8mb4", "utf8mb3", "utf8", "binary"})
    void utf8HasSeveralNames(String name) {
        assertThat(ServerCharset.isUtf8(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin1", "gbk", "utf16", "armscii8", "none"})
    void othersAreNotUtf8(String name) {
        assertThat(ServerCharset.isUtf8(name)).isFalse();
    }

    @Test
    void theLowestCollationOfACharacterSetIsFound() {
        assertThat(ServerCharset.collation("latin1")).isEqualTo(5);
        assertThat(ServerCharset.collation("utf8mb4")).isEqualTo(45);
        assertThat(ServerCharset.collation("none")).isEqualTo(ColumnInfo.UNKNOWN_COLLATION);
    }
}
