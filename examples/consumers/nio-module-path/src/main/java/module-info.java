/** A program that requires the client; the transport is on the module path, and no code of it is named. */
module com.example.nio {
    requires io.aiomysql.client;
}
