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
 * @param maxResultSize how many bytes of one answer are kept at most; 0 is no limit
 * @param isDefaultResultSize whether that was not set
 */
public record StatementSettings(
        StatementMode mode,
        int cacheSize,
        Converters converters,
        ParameterOptions parameters,
        long maxResultSize,
        boolean isDefaultResultSize) {

    public static StatementSettings of(OptionValues options) {
        ValueConversions conversions = ValueConversions.of(options);
        return new StatementSettings(
                options.statementMode,
                options.statementCacheSize,
                conversions.converters(),
                conversions.parameters(),
                options.maxResultSize(),
                options.maxResultSize == null);
    }
}
