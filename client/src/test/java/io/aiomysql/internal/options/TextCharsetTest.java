package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCharsetTest {

    @ParameterizedTest
    @CsvSource({
        "gbk, backslash",
        "SJIS, backslash",
        "big5, backslash",
        "cp932, backslash",
        "gb18030, backslash",
        "utf16, more than one byte",
        "utf16le, more than one byte",
        "utf32, more than one byte",
        "ucs2, more than one byte",
        "binary, rawText",
        "swe7, that Java has too",
        "nonsense, that Java has too",
        "latin1; DROP TABLE t, that Java has too",
        "'', that Java has too",
    })
    void whatIsNotSafeOrNotKnownIsRefusedWithTheReason(String charset, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextCharset.check(charset))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"utf8, utf8mb4", "UTF-8, utf8mb4", "utf8mb4, utf8mb4", "utf8mb3, utf8mb3", "Latin1, latin1"})
    void utf8IsAllOfUnicode(String charset, String server) {
        TextCharset.check(charset);
        assertThat(TextCharset.serverName(charset)).isEqualTo(server);
    }

    @Test
    void itIsUtf8mb4UnlessSet() {
        assertThat(TextCharset.of(new OptionValues())).isEqualTo("utf8mb4");
    }
}
