package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.server.ServerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server counts of connections that end. */
class GoodbyeIT extends ServerTest {

    private static final int CONNECTIONS = 100;

    private MySqlConnection observer;

    @BeforeEach
    void observe() {
        observer = connect(endpoint.options().autocommit(true).compression(Compression.UNCOMPRESSED));
    }

    @Test
    void aClosedConnectionIsNotCountedAsAborted() {
        compressions().forEach(compression -> {
            long before = abortedWhenQuiet();
            for (int i = 0; i < CONNECTIONS; i++) {
                ConnectOptions options = options().compression(compression).build();
                try (MySqlConnection connection =
                        MySqlConnection.connect(options).join()) {
                    if (i % 2 == 0) {
                        connection.query("SELECT ?", i).join();
                    }
                }
            }
            assertThat(abortedWhenQuiet() - before).as("%s", compression).isZero();
        });
    }

    @Test
    void neitherIsOneWhoseTransactionIsOpen() {
        long before = abortedWhenQuiet();
        try (MySqlConnection connection =
                MySqlConnection.connect(endpoint.options().build()).join()) {
            connection.begin().join();
            connection.query("SELECT 1").join();
        }
        assertThat(abortedWhenQuiet() - before).isZero();
    }

    @Test
    void manyThatCloseAtOnceAreNot() {
        long before = abortedWhenQuiet();
        List<MySqlConnection> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(MySqlConnection.connect(options().build()).join());
        }
        all.forEach(connection -> connection.query("SELECT 1").join());
        all.forEach(MySqlConnection::close);
        all.forEach(connection -> assertThat(connection.closed())
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(why -> assertThat(why).isEmpty()));
        assertThat(abortedWhenQuiet() - before).isZero();
    }

    private Stream<Compression> compressions() {
        return endpoint.kind() == ServerKind.MYSQL
                ? Stream.of(Compression.UNCOMPRESSED, Compression.ZLIB, Compression.ZSTD)
                : Stream.of(Compression.UNCOMPRESSED, Compression.ZLIB);
    }

    /** Waits until the server has ended all connections but the observer's, those of tests before this one too. */
    private long abortedWhenQuiet() {
        while (status("Threads_connected") > 1) {
            observer.query("DO SLEEP(0.01)").join();
        }
        return status("Aborted_clients");
    }

    private long status(String name) {
        return Long.parseLong(
                one(observer, "SHOW GLOBAL STATUS LIKE '" + name + "'").getString(1));
    }
}
