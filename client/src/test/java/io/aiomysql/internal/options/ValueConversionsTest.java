package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.converters.ConversionOptions;
import io.aiomysql.converters.Converter;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.UuidForm;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ValueConversionsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theOptionsOfTheConnectionReachBothDirections() {
        OptionValues options = new OptionValues();
        options.zeroDates = ZeroDates.NULL;
        options.tinyInt1AsBoolean = true;
        options.timeZone = BERLIN;
        options.uuidForm = UuidForm.BINARY_TIME_SWAPPED;

        ValueConversions conversions = ValueConversions.of(options.built());

        ConversionOptions read = conversions.converters().options();
        assertThat(read.zeroDates()).isEqualTo(ZeroDates.NULL);
        assertThat(read.tinyInt1AsBoolean()).isTrue();
        assertThat(read.timeZone()).isEqualTo(BERLIN);
        assertThat(read.uuidForm()).isEqualTo(UuidForm.BINARY_TIME_SWAPPED);
        assertThat(conversions.parameters().timeZone()).contains(BERLIN);
        assertThat(conversions.parameters().uuidForm()).isEqualTo(UuidForm.BINARY_TIME_SWAPPED);
    }

    @Test
    void whatTheConvertersBringStaysWhereTheConnectionSaysNothing() {
        ConversionOptions theirs = ConversionOptions.builder()
                .zeroDates(ZeroDates.NULL)
                .timeZone(ZoneOffset.UTC)
                .uuidForm(UuidForm.BINARY)
                .build();
        Converters converters = Converters.builder()
                .add(Converter.reading(StringBuilder.class, cell -> new StringBuilder(cell.asString())))
                .options(theirs)
                .build();

        OptionValues options = new OptionValues();
        options.converters = converters;

        ValueConversions conversions = ValueConversions.of(options.built());

        assertThat(conversions.converters().options()).hasToString(theirs.toString());
        assertThat(conversions.parameters().timeZone()).contains(ZoneOffset.UTC);
        assertThat(conversions.parameters().uuidForm()).isEqualTo(UuidForm.BINARY);
    }

    @Test
    void theConnectionsTimeZoneWins() {
        Converters converters = Converters.builder()
                .options(ConversionOptions.builder().timeZone(ZoneOffset.UTC).build())
                .build();

        OptionValues options = new OptionValues();
        options.converters = converters;
        options.timeZone = BERLIN;

        ValueConversions conversions = ValueConversions.of(options.built());

        assertThat(conversions.converters().options().timeZone()).isEqualTo(BERLIN);
        assertThat(conversions.parameters().timeZone()).contains(BERLIN);
    }

    @Test
    void withoutATimeZoneNoneIsKnown() {
        ValueConversions conversions = ValueConversions.of(new OptionValues().built());

        assertThat(conversions.converters().options().timeZone()).isNull();
        assertThat(conversions.parameters().timeZone()).isEmpty();
    }
}
