package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of connections: nothing. */
abstract class LeakContract extends ContractTests {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    LeakContract(TlsContract contract, ChannelKind kind) {
        super(contract, kind);
    }

    @Test
    void leavesNeitherThreadsNorDescriptorsBehind() throws Exception {
        // Many over TCP, since the others differ from it in little; and a handshake costs a hundred times as much as a
        // connection.
        int count = switch (kind()) {
            case TCP -> 2_000;
            case UNIX -> 200;
            case TLS -> 50;
        };
        openAndClose(10);
        Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
        long descriptorsBefore = descriptors();

        openAndClose(count);

        await("descriptors", () -> descriptors() <= descriptorsBefore);
        await("threads", () -> {
            Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
            left.removeAll(threadsBefore);
            return left.isEmpty();
        });
    }

    private void openAndClose(int count) throws Exception {
        try (Transport own = contract().newTransport(EVENT_LOOPS);
                PeerServer server = PeerServer.open(kind())) {
            for (int i = 0; i < count; i++) {
                openAndClose(own, server, i % 2 == 0);
            }
        }
    }

    private void openAndClose(Transport own, PeerServer server, boolean peerFirst) throws Exception {
        RecordingListener listener = new RecordingListener();
        TransportConnection connection = own.connect(new Target(server.address()), listener);
        try (PeerConnection peer = server.accept()) {
            listener.awaitConnected();
            if (kind() == ChannelKind.TLS) {
                startTls(new Link(connection, listener, peer));
            }
            Closeable first = peerFirst ? peer : connection::close;
            first.close();
            assertThat(listener.awaitClosed()).isEmpty();
            assertThat(listener.violations()).isEmpty();
        }
    }

    private static long descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Descriptors and threads go when the system gets to it; nothing tells when. */
    private static void await(String what, BooleanSupplier gone) {
        long deadline = System.nanoTime() + Target.PATIENCE.toNanos();
        while (!gone.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s are left", what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
