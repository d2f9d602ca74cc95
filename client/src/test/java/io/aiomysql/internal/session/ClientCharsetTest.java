package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which text may be sent while the server reads another character set. */
class ClientCharsetTest {

    private static final String ASCII = "it's \\ \"x\" a-Z 0-9 \u0000\u007f";

    @ParameterizedTest
    @CsvSource({
        "utf8mb4, true, true, true",
        "UTF8MB4, true, true, true",
        "utf8mb3, true, true, false",
        "utf8, true, true, false",
        "gbk, true, false, false",
        "sjis, true, false, false",
        "big5, true, false, false",
        "latin1, true, false, false",
        "binary, true, false, false",
        "never_heard_of, true, false, false",
        "swe7, false, false, false"
    })
    void textIsSentThatTheServerReadsAsItIsMeant(String name, boolean ascii, boolean basic, boolean supplementary) {
        ClientCharset charset = ClientCharset.of(name);
        assertReads(charset, "plain 'text'", true);
        assertReads(charset, ASCII, ascii);
        assertReads(charset, "é", basic);
        assertReads(charset, "\u7e17\\", basic);
        assertReads(charset, "\uffff", basic);
        assertReads(charset, "a\ud83d\ude00", supplementary);
        assertThat(charset.readsAll()).isEqualTo(supplementary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "[", "\\", "]", "^", "`", "{", "|", "}", "~"})
    void swedishLettersAreNotSent(String sign) {
        assertReads(ClientCharset.of("swe7"), "a" + sign, false);
        assertReads(ClientCharset.of("latin1"), "a" + sign, true);
    }

    @Test
    void theRefusalNamesTheRemedyAndNoText() {
        for (String name : List.of("gbk", "utf8mb3")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ClientCharset.of(name).requireReadable("s3cret \ud83d\ude00"))
                    .withMessageContaining(name)
                    .withMessageContaining("SET NAMES utf8mb4")
                    .withMessageNotContaining("s3cret");
        }
    }

    private static void assertReads(ClientCharset charset, String text, boolean reads) {
        if (reads) {
            assertThatCode(() -> charset.requireReadable(text)).doesNotThrowAnyException();
        } else {
            assertThatIllegalStateException().isThrownBy(() -> charset.requireReadable(text));
        }
    }
}
