package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How connections are opened, and how they fail to be. */
abstract class ConnectContract extends ContractTests {

    private static final Duration SHORT = Duration.ofMillis(200);

    ConnectContract(TlsContract contract, ChannelKind kind) {
        super(contract, kind);
    }

    @Test
    void opensAConnection() throws Exception {
        PeerServer server = listen();
        Link link = open(server, new Target(server.address()), new RecordingListener());

        assertThat(link.connection().remoteAddress()).isEqualTo(server.address());
        assertThat(link.listener().isClosed()).isFalse();
    }

    @Test
    void tellsKnowsAndWritesNothingBeforeItIsConnected() throws Exception {
        Transport single = contract().newTransport(1);
        closing(single::close);
        PeerServer server = listen();
        RecordingListener first = recording(new RecordingListener());
        RecordingListener second = recording(new RecordingListener());
        TransportConnection onTheSameLoop = single.connect(new Target(server.address()), first);
        first.awaitConnected();

        AtomicReference<SocketAddress> before = new AtomicReference<>();
        onLoop(onTheSameLoop, () -> {
            TransportConnection connection = single.connect(new Target(server.address()), second);
            before.set(connection.remoteAddress());
            assertThat(second.isConnected()).isFalse();
            assertThatThrownBy(() -> connection.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(IllegalStateException.class);
        });

        assertThat(before).hasNullValue();
        second.awaitConnected();
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        // Bound but not listening: no one else can get the port, nor can the connection connect to itself.
        Socket bound = closing(new Socket());
        bound.bind(new InetSocketAddress(PeerServer.loopback(), 0));
        PeerServer gone = PeerServer.open(kind());
        gone.close();
        SocketAddress address = kind() == ChannelKind.UNIX ? gone.address() : bound.getLocalSocketAddress();
        RecordingListener listener = new RecordingListener();

        connect(new Target(address), listener);

        assertThat(listener.awaitClosed().orElseThrow())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(described(address))
                .hasCauseInstanceOf(IOException.class);
        assertThat(listener.isConnected()).isFalse();
    }

    @Test
    void givesUpWhenItsTimeIsOver() throws Exception {
        PeerServer full = closing(PeerServer.open(kind(), 1));
        for (SocketChannel filler : PeerServer.exhaust(full.address(), 1)) {
            closing(filler);
        }
        RecordingListener listener = new RecordingListener();
        long start = System.nanoTime();

        connect(new Target(full.address()).within(SHORT), listener);

        assertThat(listener.awaitClosed().orElseThrow())
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining(described(full.address()))
                .hasMessageContaining("200 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.multipliedBy(25));
    }

    @Test
    void closesWhileConnecting() throws Exception {
        PeerServer full = closing(PeerServer.open(kind(), 1));
        for (SocketChannel filler : PeerServer.exhaust(full.address(), 1)) {
            closing(filler);
        }
        RecordingListener listener = new RecordingListener();

        TransportConnection connection = connect(new Target(full.address()), listener);
        connection.close();

        assertThat(listener.awaitClosed()).isEmpty();
        assertThat(listener.isConnected()).isFalse();
    }

    @Test
    void connectsForManyThreadsAtOnce() throws Exception {
        PeerServer server = listen();
        List<Future<RecordingListener>> connecting = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            connecting.add(async(() -> {
                RecordingListener listener = new RecordingListener();
                transport().connect(new Target(server.address()), listener);
                listener.awaitConnected();
                return listener;
            }));
        }
        for (Future<RecordingListener> one : connecting) {
            closing(server.accept());
            recording(one.get());
        }
    }

    @Test
    void writesWhenToldThatItIsConnected() throws Exception {
        PeerServer server = listen();
        CompletableFuture<TransportConnection> connection = new CompletableFuture<>();
        RecordingListener listener = new RecordingListener() {
            @Override
            void onConnected() {
                connection.join().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            }
        };
        connection.complete(connect(new Target(server.address()), listener));

        PeerConnection peer = closing(server.accept());

        assertThat(peer.read(3)).containsExactly(1, 2, 3);
        connection.join().close();
        assertThat(listener.awaitClosed()).isEmpty();
    }

    @Test
    void spreadsConnectionsOverTheEventLoops() throws Exception {
        PeerServer server = listen();
        Map<String, Integer> perLoop = new TreeMap<>();
        for (int i = 0; i < 3 * EVENT_LOOPS; i++) {
            RecordingListener listener = new RecordingListener();
            connect(new Target(server.address()), listener);
            perLoop.merge(listener.awaitConnected().getName(), 1, Integer::sum);
        }

        assertThat(perLoop)
                .hasSize(EVENT_LOOPS)
                .allSatisfy((name, count) -> assertThat(count).isEqualTo(3));
    }

    private static String described(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            Path path = unix.getPath();
            return path.toString();
        }
        InetSocketAddress inet = (InetSocketAddress) address;
        return inet.getHostString() + ":" + inet.getPort();
    }
}
