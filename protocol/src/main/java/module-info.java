/** The sans-I/O MySQL and MariaDB protocol engine, and the SPI of transports and authentication plugins. */
module io.aiomysql.protocol {
    requires static org.jspecify;

    exports io.aiomysql.protocol;
    exports io.aiomysql.protocol.command;
    exports io.aiomysql.protocol.framing;
    exports io.aiomysql.protocol.login;
    exports io.aiomysql.protocol.message;
    exports io.aiomysql.protocol.row;
    exports io.aiomysql.protocol.spi;
}
