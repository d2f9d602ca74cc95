package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.testkit.server.ServerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is compressed gives what is not compressed gives, with each algorithm of each server. */
class CompressionIT extends ServerTest {

    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";

    Stream<Compression> algorithms() {
        return endpoint.kind() == ServerKind.MYSQL
                ? Stream.of(Compression.ZLIB, Compression.ZSTD)
                : Stream.of(Compression.ZLIB);
    }

    @Test
    void theServerSaysWhichAlgorithmIsUsed() {
        algorithms().forEach(algorithm -> {
            MySqlConnection connection = connect(options().compression(algorithm));
            assertThat(status(connection, "Compression")).isEqualTo("ON");
            if (endpoint.kind() == ServerKind.MYSQL) {
                assertThat(status(connection, "Compression_algorithm")).isEqualToIgnoringCase(algorithm.name());
            }
        });
        assertThat(status(connect(), "Compression")).isEqualTo("OFF");
    }

    @Test
    void theFirstAlgorithmThatTheServerOffersIsUsed() {
        MySqlConnection connection = connect(options().compression(Compression.ZSTD, Compression.ZLIB));
        assertThat(status(connection, "Compression")).isEqualTo("ON");
        if (endpoint.kind() == ServerKind.MYSQL) {
            assertThat(status(connection, "Compression_algorithm")).isEqualTo("zstd");
        }
    }

    @Test
    void aServerThatOffersNoneIsRefusedUnlessUncompressedIsPermitted() {
        if (endpoint.kind() == ServerKind.MYSQL) {
            return;
        }
        assertThatThrownBy(() -> Await.on(MySqlConnection.connect(
                        options().compression(Compression.ZSTD).build())))
                .isInstanceOf(MySqlConnectionException.class)
                .hasMessageContaining("(zstd)")
                .hasMessageContaining("UNCOMPRESSED");
        MySqlConnection connection = connect(options().compression(Compression.ZSTD, Compression.UNCOMPRESSED));
        assertThat(status(connection, "Compression")).isEqualTo("OFF");
    }

    @Test
    void fewerBytesAreSent() {
        algorithms().forEach(algorithm -> {
            MySqlConnection connection = connect(options().compression(algorithm));
            String text = "abc".repeat(100_000);
            assertThat(connection
                            .query("SELECT LENGTH(?)", text)
                            .join()
                            .single()
                            .getInt(0))
                    .isEqualTo(300_000);
            assertThat(Long.parseLong(status(connection, "Bytes_received"))).isLessThan(20_000);
        });
    }

    @Test
    void manyStatementsInFlightAreAnsweredInOrder() {
        forEachAlgorithm(connection -> {
            Random random = new Random(7);
            List<CompletableFuture<QueryResult>> results = new ArrayList<>();
            List<Integer> lengths = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                int length = i % 50 == 0 ? random.nextInt(600_000) : random.nextInt(200);
                lengths.add(length);
                String text = "x".repeat(length);
                results.add(
                        i % 3 == 0
                                ? connection.query("SELECT " + i + ", '" + text + "'")
                                : connection.query("SELECT ?, ?", i, text));
            }
            for (int i = 0; i < 600; i++) {
                Row row = results.get(i).join().single();
                assertThat(row.getInt(0)).isEqualTo(i);
                assertThat(row.getString(1)).hasSize(lengths.get(i));
            }
        });
    }

    @Test
    void severalResultsArriveInOrder() {
        forEachAlgorithm(connection -> {
            String numbers = NUMBERS.formatted(900) + "SELECT i, REPEAT('a', i) FROM n";
            for (int round = 0; round < 3; round++) {
                QueryResult result = connection
                        .query(numbers + "; SELECT 1; DO 0; " + numbers + "; SELECT 2")
                        .join();
                assertThat(result.results()).hasSize(5);
                assertThat(result.results().get(0).rows()).hasSize(900);
                assertThat(result.results().get(1).single().getInt(0)).isEqualTo(1);
                assertThat(result.results().get(3).rows()).hasSize(900);
                assertThat(result.results().get(4).single().getInt(0)).isEqualTo(2);
            }
        });
    }

    /** Incompressible bytes, and such that end where a packet or a piece ends. */
    @Test
    void largeValuesArriveWholeBothWays() {
        algorithms().forEach(algorithm -> {
            MySqlConnection connection = connect(options().compression(algorithm));
            for (int length : new int[] {(1 << 18) - 12, 0xFFFFFF}) {
                byte[] bytes = new byte[length];
                new Random(length).nextBytes(bytes);
                assertArrivesWhole(connection, bytes);
            }
            assertArrivesWhole(connection, new byte[20_000_000]);
            assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
        });
    }

    private static void assertArrivesWhole(MySqlConnection connection, byte[] bytes) {
        Row row = connection.query("SELECT ?", bytes).join().single();
        assertThat(Arrays.equals(row.getBytes(0), bytes))
                .as("%d bytes arrive whole", bytes.length)
                .isTrue();
    }

    @Test
    void aLargeStreamArrivesWhole() {
        forEachAlgorithm(connection -> {
            long sum = 0;
            String sql = NUMBERS.formatted(900) + "SELECT a.i, REPEAT('a', 900) FROM n a, n b WHERE b.i <= 60";
            try (MySqlRows rows = connection.rows(sql)) {
                int count = 0;
                for (Row row : rows) {
                    sum += row.getInt(0);
                    count++;
                }
                assertThat(count).isEqualTo(54_000);
            }
            assertThat(sum).isEqualTo(60L * 900 * 901 / 2);
            assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
        });
    }

    @Test
    void aCancelledStatementIsStopped() {
        forEachAlgorithm(connection -> {
            CompletableFuture<QueryResult> sleeping = connection.query("SELECT SLEEP(100)");
            sleeping.cancel(true);
            assertThat(connection
                            .query("SELECT 1")
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join()
                            .single()
                            .getInt(0))
                    .isEqualTo(1);
        });
    }

    @Test
    void theSessionIsReset() {
        forEachAlgorithm(connection -> {
            connection.query("SET @a = 1").join();
            connection.reset().join();
            assertThat(one(connection, "SELECT @a").isNull(0)).isTrue();
        });
    }

    @Test
    void anErrorOfTheIdleServerIsReported() {
        forEachAlgorithm(connection -> {
            MySqlConnection other = connect();
            other.query("KILL " + connection.threadId()).join();
            assertThat(connection.closed().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(60));
        });
    }

    private void forEachAlgorithm(Consumer<MySqlConnection> test) {
        algorithms()
                .flatMap(algorithm -> IntStream.of(1, 256)
                        .mapToObj(depth -> options()
                                .compression(algorithm)
                                .allowMultiStatements(true)
                                .pipelining(depth)))
                .forEach(options -> {
                    try (MySqlConnection connection = connect(options)) {
                        test.accept(connection);
                    }
                });
    }

    private static String status(MySqlConnection connection, String name) {
        return connection
                .query("SHOW SESSION STATUS WHERE Variable_name = '" + name + "'")
                .join()
                .single()
                .getString(1);
    }
}
