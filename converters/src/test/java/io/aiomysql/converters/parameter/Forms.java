package io.aiomysql.converters.parameter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.framing.PayloadWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Both forms of a parameter, as tests compare them. */
final class Forms {

    static final SqlModes BACKSLASHES = SqlModes.DEFAULT;
    static final SqlModes NO_BACKSLASHES = new SqlModes(true, false);

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT);

    private Forms() {}

    static BoundParameter bind(Object value) {
        return PARAMETERS.bind(value);
    }

    static String literal(Object value) {
        return literal(bind(value), BACKSLASHES);
    }

    static String literal(BoundParameter parameter, SqlModes modes) {
        return new String(literalBytes(parameter, modes), StandardCharsets.UTF_8);
    }

    static byte[] literalBytes(BoundParameter parameter, SqlModes modes) {
        PayloadWriter out = new PayloadWriter();
        parameter.writeLiteral(out, modes);
        return Arrays.copyOf(out.array(), out.size());
    }

    /** The type's code in hex, a {@code u} where it is unsigned, a colon, and the value in hex. */
    static String binary(Object value) {
        return binary(bind(value));
    }

    static String binary(BoundParameter parameter) {
        PayloadWriter out = new PayloadWriter();
        parameter.encode(out);
        return "%02x%s:%s"
                .formatted(
                        parameter.typeCode(),
                        parameter.isUnsigned() ? "u" : "",
                        HexFormat.of().formatHex(out.array(), 0, out.size()));
    }

    static void assertRefuses(Object value, String... messages) {
        assertThatThrownBy(() -> bind(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(messages);
    }
}
