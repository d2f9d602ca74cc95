package io.aiomysql.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.SslMode;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mysql.MySQLContainer;

/** A test in a MySQL that Testcontainers starts; skipped where no Docker runs. */
@Testcontainers(disabledWithoutDocker = true)
class MySqlContainerIT {

    @Container
    static final MySQLContainer MYSQL = new MySQLContainer("mysql:9") {
        /** Without this, Testcontainers asks by JDBC whether the server is up, and needs a JDBC driver. */
        @Override
        protected void waitUntilContainerStarted() {
            Wait.forLogMessage(".*port: 3306 .*", 1).waitUntilReady(this);
        }
    };

    static ConnectOptions options() {
        return ConnectOptions.builder()
                .transport("nio")
                .host(MYSQL.getHost())
                .port(MYSQL.getMappedPort(MySQLContainer.MYSQL_PORT))
                .user(MYSQL.getUsername())
                .password(MYSQL.getPassword())
                .database(MYSQL.getDatabaseName())
                .autocommit(true)
                .sslMode(SslMode.REQUIRED) // its certificate is its own, of no authority
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
