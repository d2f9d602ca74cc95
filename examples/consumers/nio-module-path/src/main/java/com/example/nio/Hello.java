package com.example.nio;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import java.util.List;

/** Asks a server something, as a module, with the transport that is on the module path. */
public final class Hello {

    private Hello() {}

    /**
     * Runs the program.
     *
     * @param args the server's URL
     */
    public static void main(String[] args) {
        try (MySqlConnection connection =
                MySqlConnection.connect(ConnectOptions.parse(args[0])).join()) {
            int answer = connection.queryValue(int.class, "SELECT 6 * 7").join();
            System.out.println(
                    "transport " + transports() + ", server " + connection.serverVersion() + ", 6 * 7 = " + answer);
        }
    }

    /** The modules of transports in this JVM. */
    private static List<String> transports() {
        return ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .filter(name -> name.startsWith("io.aiomysql.transport."))
                .toList();
    }
}
