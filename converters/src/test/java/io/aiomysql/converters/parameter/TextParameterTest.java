package io.aiomysql.converters.parameter;

import static io.aiomysql.converters.parameter.Forms.BACKSLASHES;
import static io.aiomysql.converters.parameter.Forms.NO_BACKSLASHES;
import static io.aiomysql.converters.parameter.Forms.assertRefuses;
import static io.aiomysql.converters.parameter.Forms.binary;
import static io.aiomysql.converters.parameter.Forms.bind;
import static io.aiomysql.converters.parameter.Forms.literal;
import static io.aiomysql.converters.parameter.Forms.literalBytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TextParameterTest {

    /** One of each kind of character that means something to some lexer. */
    private static final String[] NASTY = {
        "'", "\"", "`", "\\", "\0", "\n", "\r", "\u001a", "\t", "ü", "€", "😀", "%", "_", "#", "-", "/", "*", "?", ":",
        ";", "0", "n", "Z", " "
    };

    @Test
    void textIsQuotedWithEscapes() {
        assertThat(literal("it's")).isEqualTo("'it''s'");
        assertThat(literal("")).isEqualTo("''");
        assertThat(literal("\0 \n \r \u001a \\ \" % _")).isEqualTo("'\\0 \\n \\r \\Z \\\\ \" % _'");
        assertThat(literal("ü€😀\uFFFF")).isEqualTo("'ü€😀\uFFFF'");
    }

    @Test
    void withoutBackslashEscapesOnlyQuotesAreDoubled() {
        assertThat(literal(bind("it's"), NO_BACKSLASHES)).isEqualTo("'it''s'");
        assertThat(literal(bind("\0\n\r\u001a\\\""), NO_BACKSLASHES)).isEqualTo("'\0\n\r\u001a\\\"'");
    }

    @Test
    void textIsUtf8WithItsLengthInBinary() {
        assertThat(binary("ü'")).isEqualTo("fd:03c3bc27");
        assertThat(binary("")).isEqualTo("fd:00");
        assertThat(binary("x".repeat(251))).startsWith("fd:fcfb0078");
    }

    @Test
    void everyKindOfTextIsTheSameText() {
        assertThat(literal(CharBuffer.wrap("ab"))).isEqualTo("'ab'");
        assertThat(literal('x')).isEqualTo("'x'");
        assertThat(literal('\'')).isEqualTo("''''");
        assertThat(literal(TimeUnit.SECONDS)).isEqualTo("'SECONDS'");
        assertThat(literal(WithBody.ONE)).isEqualTo("'ONE'");
        assertThat(binary(WithBody.ONE)).isEqualTo("fd:034f4e45");
    }

    @Test
    void aBuilderIsReadWhenItIsBound() {
        StringBuilder builder = new StringBuilder("before");
        BoundParameter bound = bind(builder);
        builder.setLength(0);
        assertThat(literal(bound, BACKSLASHES)).isEqualTo("'before'");
    }

    @Test
    void unpairedSurrogatesAreRefused() {
        for (String text : new String[] {"\uD800", "a\uDC00", "\uD83Dx", "\uDE00\uD83D", "😀\uD83D"}) {
            assertRefuses(text, "unpaired surrogate");
        }
        assertRefuses('\uD83D', "unpaired surrogate");
    }

    /** The proof against injection: whatever the text, the literal's reader gives it back and stops at its end. */
    @Test
    void everyNastyTextIsReadBackAndEndsWhereTheLiteralEnds() {
        int count = 0;
        for (int length = 0; length <= 4; length++) {
            int combinations = (int) Math.pow(NASTY.length, length);
            for (int number = 0; number < combinations; number++) {
                assertIsReadBack(nasty(number, length));
                count++;
            }
        }
        assertThat(count).isEqualTo(406_901);
    }

    @Test
    void randomTextIsReadBack() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1) >> random.nextInt(16);
                text.appendCodePoint(codePoint >= 0xD800 && codePoint <= 0xDFFF ? '\'' : codePoint);
            }
            assertIsReadBack(text.toString());
        }
    }

    private static String nasty(int number, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, rest = number; i < length; i++, rest /= NASTY.length) {
            text.append(NASTY[rest % NASTY.length]);
        }
        return text.toString();
    }

    private static void assertIsReadBack(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        BoundParameter bound = bind(text);
        byte[] escaped = LiteralReader.read(literalBytes(bound, BACKSLASHES), false);
        byte[] doubled = LiteralReader.read(literalBytes(bound, NO_BACKSLASHES), true);
        if (!Arrays.equals(escaped, utf8) || !Arrays.equals(doubled, utf8)) {
            // Not for each: so many assertions take longer than all else.
            assertThat(escaped).isEqualTo(utf8);
            assertThat(doubled).isEqualTo(utf8);
        }
    }

    private enum WithBody {
        ONE {
            @Override
            public String toString() {
                return "not the name";
            }
        }
    }
}
