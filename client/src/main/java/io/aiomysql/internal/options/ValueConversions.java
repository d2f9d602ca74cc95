package io.aiomysql.internal.options;

import io.aiomysql.converters.ConversionOptions;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.parameter.ParameterOptions;
import java.time.ZoneId;

/**
 * How values are converted in both directions: by the converters, with the options of the connection before the converters'
 * own.
 */
record ValueConversions(Converters converters, ParameterOptions parameters) {

    static ValueConversions of(OptionValues options) {
        Converters converters = options.converters();
        ZoneId set = options.timeZone;
        ZoneId zone = set != null ? set : converters.options().timeZone();
        ConversionOptions conversions = ConversionOptions.builder()
                .zeroDates(options.zeroDates())
                .tinyInt1AsBoolean(options.tinyInt1AsBoolean())
                .timeZone(zone)
                .uuidForm(options.uuidForm())
                .build();
        Converters withOptions = converters.withOptions(conversions);
        return new ValueConversions(
                options.rawText ? withOptions.withRawText() : withOptions,
                ParameterOptions.DEFAULT
                        .withUuidForm(options.uuidForm())
                        .withTimeZone(zone)
                        .withTemporalPrecision(options.temporalPrecision));
    }
}
