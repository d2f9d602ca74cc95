package io.aiomysql.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.BinaryParameter;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values leave a statement as it is, by the type that the server has declared. */
class DeclaredParametersTest {

    private static final int UNSIGNED = 0x0020;
    private static final int BIGINT = 0x08;
    private static final int YEAR = 0x0D;
    private static final int NEWDECIMAL = 0xF6;
    private static final int VAR_STRING = 0xFD;

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT);
    private static final Map<String, Object> VALUES = values();

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("int", 5);
        values.put("negative", -5L);
        values.put("boolean", true);
        values.put("huge", new BigInteger("18446744073709551615"));
        values.put("decimal", new BigDecimal("1.5"));
        values.put("double", 1.5);
        values.put("words", "abc");
        values.put("digits", "12");
        values.put("number", "2.5");
        values.put("dateText", "2024-01-02");
        values.put("bytes", new byte[] {1});
        values.put("date", LocalDate.of(2024, 1, 2));
        values.put("dateTime", LocalDateTime.of(2024, 1, 2, 3, 4));
        values.put("time", Duration.ofHours(1));
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0xFD |  0 | words digits number dateText bytes",
                "0xF5 |  0 | words digits number dateText bytes",
                "0xFC |  0 | words digits number dateText bytes",
                "0xFF |  0 | words digits number dateText bytes",
                "0x08 |  0 | int negative boolean words digits",
                "0x08 | 32 | int boolean huge words digits",
                "0x10 |  0 | int boolean huge words digits",
                "0x0D |  0 | int boolean words digits",
                "0xF6 |  0 | int negative boolean huge decimal words digits number dateText bytes",
                "0x05 |  0 | int negative boolean huge decimal double words digits number dateText bytes",
                "0x0A |  0 | date dateText",
                "0x0C |  0 | int negative boolean huge decimal double words digits number dateText bytes date dateTime time",
                "0x0B |  0 | int negative boolean huge decimal double words digits number dateText bytes dateTime time"
            })
    void eachClassFitsItsTypes(String type, int flags, String fitting) {
        DeclaredParameters declared = DeclaredParameters.of(List.of(definition(Integer.decode(type), flags)), true);
        Set<String> fits = VALUES.entrySet().stream()
                .filter(value -> declared.fit(List.of(bind(value.getValue()))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(fits).containsExactlyInAnyOrder(fitting.split(" "));
        assertThat(declared.fit(List.of(bind(null)))).isTrue();
    }

    @Test
    void oneThatDoesNotFitIsEnough() {
        DeclaredParameters declared =
                DeclaredParameters.of(List.of(definition(VAR_STRING, 0), definition(BIGINT, 0)), true);
        assertThat(declared.fit(List.of(bind("a"), bind(1)))).isTrue();
        assertThat(declared.fit(List.of(bind("a"), bind(1.5)))).isFalse();
        assertThat(declared.fit(List.of(bind(1), bind(1)))).isFalse();
    }

    @Test
    void everythingFitsWhereTheServerDerivesNothing() {
        List<ColumnDefinition41> texts = List.of(definition(VAR_STRING, 0));
        VALUES.values()
                .forEach(value -> assertThat(DeclaredParameters.of(texts, false).fit(List.of(bind(value))))
                        .isTrue());
        assertThat(DeclaredParameters.of(texts, true).fit(List.of(bind(1)))).isFalse();
        // A server whose version says nothing shows by another type that it derives.
        assertThat(DeclaredParameters.of(List.of(definition(BIGINT, 0)), false).fit(List.of(bind(1.5))))
                .isFalse();
    }

    @Test
    void integersFromZeroAreSentAsUnsignedWhereThatIsDeclared() {
        DeclaredParameters declared = DeclaredParameters.of(
                List.of(definition(BIGINT, UNSIGNED), definition(BIGINT, UNSIGNED), definition(BIGINT, 0)), true);
        List<BinaryParameter> sent = declared.sent(Arrays.asList(bind(5), bind(-5), bind(5)));
        assertThat(sent.stream().map(BinaryParameter::isUnsigned)).containsExactly(true, false, false);
        assertThat(sent.stream().map(BinaryParameter::typeCode)).containsOnly(BIGINT);
    }

    @Test
    void integersThatAreNoYearsAreSentAsDecimalWhereAYearIsDeclared() {
        DeclaredParameters declared = DeclaredParameters.of(List.of(definition(YEAR, UNSIGNED)), true);
        for (Object year : List.of(0, 1901, 2155, true)) {
            assertThat(declared.sent(List.of(bind(year))).get(0).typeCode()).isNotEqualTo(NEWDECIMAL);
            assertThat(declared.fit(List.of(bind(year)))).isTrue();
        }
        for (Object other : List.of(-1, 2156, 67_560L, Long.MIN_VALUE, new BigInteger("18446744073709551615"))) {
            BinaryParameter sent = declared.sent(List.of(bind(other))).get(0);
            PayloadWriter out = new PayloadWriter();
            sent.encode(out);

            assertThat(sent.typeCode()).isEqualTo(NEWDECIMAL);
            assertThat(new String(out.array(), 1, out.size() - 1, StandardCharsets.US_ASCII))
                    .isEqualTo(other.toString());
            assertThat(declared.fit(List.of(bind(other)))).isFalse();
        }
    }

    private static ColumnDefinition41 definition(int type, int flags) {
        byte[] payload = ColumnDefinition.of("?", type).flags(flags).payload();
        return ColumnDefinition41.decode(PayloadReader.of(payload), new Capabilities(0));
    }

    private static BoundParameter bind(@Nullable Object value) {
        return PARAMETERS.bind(value);
    }
}
