package com.example.netty;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.protocol.spi.TransportProvider;
import java.util.List;
import java.util.ServiceLoader;

/** Asks a server on this machine something, over its unix socket. */
public final class Hello {

    private Hello() {}

    /**
     * Runs the program.
     *
     * @param args the server's URL, with the parameter {@code unixSocket}
     */
    public static void main(String[] args) {
        try (MySqlConnection connection =
                MySqlConnection.connect(ConnectOptions.parse(args[0])).join()) {
            int answer = connection.queryValue(int.class, "SELECT 6 * 7").join();
            System.out.println(
                    "transport " + transports() + ", server " + connection.serverVersion() + ", 6 * 7 = " + answer);
        }
    }

    /** The names of the transports on the class path. */
    private static List<String> transports() {
        return ServiceLoader.load(TransportProvider.class).stream()
                .map(provider -> provider.get().name())
                .toList();
    }
}
