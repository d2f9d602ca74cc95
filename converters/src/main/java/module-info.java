/** Conversions between Java values and column values. */
module io.aiomysql.converters {
    requires transitive io.aiomysql.protocol;
    requires static transitive org.jspecify;

    exports io.aiomysql.converters;
}
