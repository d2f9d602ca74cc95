package com.example.both;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;

/** Asks a server something, over the transport that is named. */
public final class Hello {

    private Hello() {}

    /**
     * Runs the program.
     *
     * @param args the transport's name, and the server's URL
     */
    public static void main(String[] args) {
        ConnectOptions options =
                ConnectOptions.parse(args[1]).toBuilder().transport(args[0]).build();
        try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
            int answer = connection.queryValue(int.class, "SELECT 6 * 7").join();
            System.out.println(
                    "transport " + args[0] + ", server " + connection.serverVersion() + ", 6 * 7 = " + answer);
        }
    }
}
