package io.aiomysql.internal.options;

import io.aiomysql.StatementMode;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.parameter.ParameterOptions;

/**
 * The options of statements and their values.
 *
 * @param mode how parameters are sent
 * @param cacheSize how many prepared statements a connection keeps, 0 or more
 * @param converters of results and parameters
 * @param parameters how parameters are written
 */
public record StatementSettings(StatementMode mode, int cacheSize, Converters converters, ParameterOptions parameters) {

    public static StatementSettings of(OptionValues options) {
        ValueConversions conversions = ValueConversions.of(options);
        return new StatementSettings(
                options.statementMode, options.statementCacheSize, conversions.converters(), conversions.parameters());
    }
}
