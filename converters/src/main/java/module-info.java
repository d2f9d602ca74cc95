/** Conversions between Java values and column values. */
module io.aiomysql.converters {
    requires transitive io.aiomysql.protocol;
    // What needs it says so when it is missing.
    requires static com.fasterxml.jackson.databind;
    requires static org.jspecify;

    exports io.aiomysql.converters;
    exports io.aiomysql.converters.parameter;

    uses io.aiomysql.converters.Converter;
    uses io.aiomysql.converters.ConverterFactory;
}
