package io.aiomysql.converters.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts look like to a server that wants a number or a date. */
class TextFormTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',WORDS",
                "abc,WORDS",
                "ü5,WORDS",
                "e5,WORDS",
                "5,INTEGER",
                "00005,INTEGER",
                "999999999999999999,INTEGER",
                "9999999999999999999,OTHER",
                "5abc,OTHER",
                "5 ,OTHER",
                " 5,OTHER",
                "-5,OTHER",
                "+5,OTHER",
                "2.5,OTHER",
                ".5,OTHER",
                "1e5,OTHER",
                "0x10,OTHER",
                "\u0665,OTHER",
                "2024-01-02,DATE",
                "2024/01/02,OTHER",
                "2024-1-2,OTHER",
                "2024-01-0x,OTHER",
                "2024-01-02 10:00:00,OTHER",
                "2024-01-02T10,OTHER",
                "20240102,INTEGER"
            })
    void isFoundFromTheText(String text, TextForm form) {
        assertThat(TextForm.of(text)).isEqualTo(form);
        assertThat(TextParameter.of(text).textForm()).isEqualTo(form);
    }
}
