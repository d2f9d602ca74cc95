package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ServerGreetingTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "9.7.4-2, MYSQL, MySQL 9.7.4",
        "11.8.9-MariaDB-4 from Debian, MARIADB, MariaDB 11.8.9",
        "5.5.5-10.6.1-MariaDB, MARIADB, MariaDB 10.6.1",
        "unknown, MYSQL, MySQL unknown"
    })
    void tellsFamilyAndNumber(String version, ServerKind kind, String description) {
        ServerGreeting greeting = new ServerGreeting(10, version);

        assertThat(greeting.kind()).isEqualTo(kind);
        assertThat(greeting.description()).isEqualTo(description);
    }

    @Test
    void isReadFromThePort() throws Exception {
        byte[] text = "9.7.4".getBytes(StandardCharsets.US_ASCII);
        String packet = "08000000" + "0a" + HexFormat.of().formatHex(text) + "0001";

        assertThat(readFrom(packet)).isEqualTo(new ServerGreeting(10, "9.7.4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "0800", // cut in the header
                "080000000a39", // cut in the packet
                "000000000a", // an empty packet
                "485454502f312e3120343030", // HTTP
                "04000000ff100461" // an error packet
            })
    void refusesWhatIsNone(String answer) {
        assertThatThrownBy(() -> readFrom(answer)).isInstanceOf(IOException.class);
    }

    private static ServerGreeting readFrom(String answer) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream().write(HexFormat.of().parseHex(answer));
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            try {
                return ServerGreeting.read("127.0.0.1", listener.getLocalPort(), TIMEOUT);
            } finally {
                served.join();
            }
        }
    }
}
