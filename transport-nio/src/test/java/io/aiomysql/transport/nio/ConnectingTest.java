package io.aiomysql.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.HostResolver;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts with several addresses, look-ups that hang, and unix sockets that are busy: the whole of 127/8 is this host. */
@Timeout(60)
class ConnectingTest {

    private static final Duration TIMEOUT = Duration.ofMillis(600);

    @Test
    void leavesTimeForTheNextAddressWhenTheFirstDoesNotAnswer() throws Exception {
        try (ServerSocket answering = new ServerSocket(0, 50, local(1));
                ServerSocket silent = new ServerSocket(answering.getLocalPort(), 1, local(2));
                Fillers fillers = Fillers.exhaust(silent.getLocalSocketAddress());
                NioTransport transport = resolvingTo(local(2), local(1))) {
            TestListener listener = new TestListener();

            var connection = transport.connect(named(answering.getLocalPort()), listener);
            listener.awaitConnected();

            assertThat(connection.remoteAddress()).isEqualTo(answering.getLocalSocketAddress());
            assertThat(fillers.count()).isPositive();
        }
    }

    @Test
    void tellsTheFailuresOfAllAddresses() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, local(2));
                Fillers fillers = Fillers.exhaust(silent.getLocalSocketAddress());
                Socket deaf = new Socket();
                NioTransport transport = resolvingTo(local(2), local(3))) {
            deaf.bind(new InetSocketAddress(local(3), silent.getLocalPort()));
            TestListener listener = new TestListener();

            transport.connect(named(silent.getLocalPort()), listener);

            Throwable cause = listener.awaitClosed().orElseThrow();
            assertThat(cause)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("db.example:" + silent.getLocalPort())
                    .hasMessageContaining("127.0.0.3");
            assertThat(cause.getSuppressed())
                    .singleElement()
                    .satisfies(earlier -> assertThat(earlier)
                            .isInstanceOf(SocketTimeoutException.class)
                            .hasMessageContaining("127.0.0.2")
                            .hasMessageContaining("no answer within"));
            assertThat(fillers.count()).isPositive();
        }
    }

    @Test
    void doesNotWaitForALookUpThatHangs() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        HostResolver hanging = host -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[] {local(1)};
        };
        try (NioTransport transport = NioTransport.builder().resolver(hanging).build()) {
            TestListener listener = new TestListener();

            transport.connect(named(3306), listener);

            assertThat(listener.awaitClosed().orElseThrow())
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("look-up")
                    .hasMessageContaining("db.example:3306")
                    .hasMessageContaining("600 ms");
        } finally {
            answer.countDown();
        }
    }

    @Test
    void looksNoAddressUp() {
        HostResolver never = host -> {
            throw new AssertionError("asked for " + host);
        };
        try (NioTransport transport = NioTransport.builder().resolver(never).build()) {
            TestListener listener = new TestListener();

            transport.connect(new TestConfig(InetSocketAddress.createUnresolved("127.0.0.1", 1), TIMEOUT), listener);

            assertThat(listener.awaitClosed().orElseThrow()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void failsWithWhatTheResolverThrows() {
        IllegalStateException thrown = new IllegalStateException("by the test");
        HostResolver broken = host -> {
            throw thrown;
        };
        try (NioTransport transport = NioTransport.builder().resolver(broken).build()) {
            TestListener listener = new TestListener();

            transport.connect(named(3306), listener);

            assertThat(listener.awaitClosed()).containsSame(thrown);
        }
    }

    @Test
    void retriesAUnixSocketWhoseBacklogIsFull(@TempDir Path directory) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                NioTransport transport = NioTransport.builder().build()) {
            server.bind(address, 1);
            try (Fillers fillers = Fillers.exhaust(address)) {
                TestListener listener = new TestListener();

                transport.connect(new TestConfig(address), listener);
                for (int i = 0; i < fillers.count(); i++) {
                    server.accept().close();
                }

                listener.awaitConnected();
            }
        }
    }

    @Test
    void doesNotRetryAUnixSocketThatDoesNotExist(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("none");
        assertThat(Files.exists(missing)).isFalse();
        try (NioTransport transport = NioTransport.builder().build()) {
            TestListener listener = new TestListener();

            transport.connect(new TestConfig(UnixDomainSocketAddress.of(missing)), listener);

            assertThat(listener.awaitClosed().orElseThrow())
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining(missing.toString())
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    private static NioTransport resolvingTo(InetAddress... addresses) {
        return NioTransport.builder().resolver(host -> addresses).build();
    }

    private static TestConfig named(int port) {
        return new TestConfig(InetSocketAddress.createUnresolved("db.example", port), TIMEOUT);
    }

    private static InetAddress local(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    /** Connections that fill the backlog of a listener which accepts none. */
    private record Fillers(List<SocketChannel> connected) implements AutoCloseable {

        static Fillers exhaust(SocketAddress address) throws IOException {
            List<SocketChannel> connected = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                SocketChannel channel = address instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                channel.configureBlocking(false);
                try {
                    channel.connect(address);
                    connected.add(channel);
                } catch (IOException e) {
                    channel.close();
                    break;
                }
            }
            return new Fillers(connected);
        }

        int count() {
            return connected.size();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : connected) {
                channel.close();
            }
        }
    }
}
