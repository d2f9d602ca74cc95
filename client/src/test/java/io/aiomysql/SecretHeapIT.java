package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.jvm.ForkedJvm;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How often the password is in the heap, garbage included, once it was sent over TLS as it is. */
@ParameterizedClass
@MethodSource("io.aiomysql.testkit.transport.Transports#names")
@Timeout(300)
class SecretHeapIT {

    @Parameter
    String transport;

    @TempDir
    Path folder;

    private final TestServer server = TestServers.get(ServerKind.MYSQL);

    /** The options keep the String that the user gave. */
    @ParameterizedTest
    @CsvSource({
        "caching_sha2_password, option, 1",
        "caching_sha2_password, supplier, 0",
        "sha256_password, option, 1",
        "sha256_password, supplier, 0"
    })
    void thePasswordIsThereNoMoreOftenThanTheUserKeepsIt(String plugin, String source, int times) throws Exception {
        long seed = System.nanoTime();
        String password = new String(SecretHeapProgram.password(seed));
        String user = account(plugin, password);
        Path dump = folder.resolve("dump.hprof");

        List<String> printed = new ForkedJvm(SecretHeapProgram.class, List.of("-Xmx128m", "-XX:+UseSerialGC"))
                .run(
                        Duration.ofMinutes(2),
                        server.host(),
                        String.valueOf(server.port()),
                        user,
                        String.valueOf(seed),
                        transport,
                        source,
                        dump.toString());

        assertThat(printed).contains("tls true as " + user);
        byte[] heap = Files.readAllBytes(dump);
        assertThat(count(heap, user.getBytes(StandardCharsets.UTF_8))).isPositive();
        assertThat(count(heap, password.getBytes(StandardCharsets.UTF_8))).isEqualTo(times);
        assertThat(count(heap, password.getBytes(StandardCharsets.UTF_16BE))).isZero();
    }

    private String account(String plugin, String password) {
        try (MySqlConnection admin = MySqlConnection.connect(ConnectOptions.builder()
                        .host(server.host())
                        .port(server.port())
                        .user(server.user())
                        .password(server.password())
                        .transport(transport)
                        .sslMode(SslMode.REQUIRED)
                        .build())
                .join()) {
            String user = "heap_" + admin.threadId();
            admin.query("CREATE USER '" + user + "'@'%' IDENTIFIED WITH " + plugin + " BY '" + password + "'")
                    .join();
            return user;
        }
    }

    private static int count(byte[] heap, byte[] wanted) {
        int found = 0;
        for (int i = 0; i + wanted.length <= heap.length; i++) {
            int same = 0;
            while (same < wanted.length && heap[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                found++;
            }
        }
        return found;
    }
}
