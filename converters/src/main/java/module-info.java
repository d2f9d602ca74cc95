/** Conversions between Java values and column values. */
module io.aiomysql.converters {
    requires transitive io.aiomysql.protocol;
    requires static org.jspecify;

    exports io.aiomysql.converters;
    exports io.aiomysql.converters.parameter;
}
