/** Authentication plugins as sans-I/O exchanges. */
module io.aiomysql.auth {
    requires transitive io.aiomysql.protocol;
    requires static org.jspecify;

    exports io.aiomysql.auth;
}
