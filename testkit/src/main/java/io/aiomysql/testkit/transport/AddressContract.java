package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Addresses, and the options of sockets, most of which only TCP has. */
abstract class AddressContract extends ContractTests {

    private final TransportContract sockets;

    AddressContract(TransportContract contract) {
        super(contract, ChannelKind.TCP);
        sockets = contract;
    }

    @Test
    void looksUpTheNameOfTheHost() throws Exception {
        PeerServer server = listen();
        SocketAddress unresolved = InetSocketAddress.createUnresolved("localhost", server.port());

        Link link = open(server, new Target(unresolved), new RecordingListener());

        assertThat(link.connection().remoteAddress())
                .isInstanceOfSatisfying(
                        InetSocketAddress.class,
                        remote -> assertThat(remote.getAddress().isLoopbackAddress())
                                .isTrue());
    }

    @Test
    void takesAnAddressInPlaceOfAName() throws Exception {
        PeerServer server = listen();
        SocketAddress unresolved = InetSocketAddress.createUnresolved("127.0.0.1", server.port());

        Link link = open(server, new Target(unresolved), new RecordingListener());

        assertThat(link.connection().remoteAddress()).isEqualTo(server.address());
    }

    @Test
    void failsWhenTheHostIsUnknown() {
        // A label of 64 characters: no resolver asks the network for it (RFC 1035, section 2.3.4).
        String host = "x".repeat(64) + ".invalid";
        RecordingListener listener = new RecordingListener();

        connect(new Target(InetSocketAddress.createUnresolved(host, 3306)), listener);

        assertThat(listener.awaitClosed().orElseThrow())
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining(host + ":3306");
    }

    @Test
    void closesDuringTheLookUp() throws Exception {
        Transport single = contract().newTransport(1);
        closing(single::close);
        PeerServer server = listen();
        RecordingListener first = recording(new RecordingListener());
        RecordingListener second = recording(new RecordingListener());
        TransportConnection onTheSameLoop = single.connect(new Target(server.address()), first);
        first.awaitConnected();
        SocketAddress unresolved = InetSocketAddress.createUnresolved("localhost", server.port());

        // The event loop cannot learn of the address before the connection is closed.
        onLoop(
                onTheSameLoop,
                () -> single.connect(new Target(unresolved), second).close());

        assertThat(second.awaitClosed()).isEmpty();
        assertThat(second.isConnected()).isFalse();
    }

    @Test
    void refusesAnAddressOfAnotherKind() {
        SocketAddress unknown = new SocketAddress() {};

        assertThatThrownBy(() -> transport().connect(new Target(unknown), new RecordingListener()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATimeoutThatIsOverBeforeItBegins() throws Exception {
        Target target = new Target(listen().address()).within(Duration.ZERO);

        assertThatThrownBy(() -> transport().connect(target, new RecordingListener()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsWithoutDelayAndKeepsAlive() throws Exception {
        Link link = open();

        assertThat(sockets.socketOption(link.connection(), StandardSocketOptions.TCP_NODELAY))
                .isTrue();
        assertThat(sockets.socketOption(link.connection(), StandardSocketOptions.SO_KEEPALIVE))
                .isTrue();
    }

    @Test
    void keepsNotAliveOnDemand() throws Exception {
        PeerServer server = listen();
        Target target = new Target(server.address()).withoutKeepAlive();

        Link link = open(server, target, new RecordingListener());

        assertThat(sockets.socketOption(link.connection(), StandardSocketOptions.SO_KEEPALIVE))
                .isFalse();
    }

    /** A busy TCP listener is asked again by the kernel; a busy unix socket refuses at once. */
    @Test
    void connectsToAUnixSocketWhenItHasRoomAgain() throws Exception {
        PeerServer busy = closing(PeerServer.open(ChannelKind.UNIX, 1));
        List<SocketChannel> fillers = PeerServer.exhaust(busy.address(), 1);
        for (SocketChannel filler : fillers) {
            closing(filler);
        }
        RecordingListener listener = new RecordingListener();

        connect(new Target(busy.address()), listener);
        // The last of them was refused.
        for (int i = 1; i < fillers.size(); i++) {
            closing(busy.accept());
        }

        listener.awaitConnected();
    }

    @Test
    void doesNotRetryAUnixSocketThatDoesNotExist() throws Exception {
        Path missing = Path.of("/nonexistent-" + System.nanoTime());
        RecordingListener listener = new RecordingListener();

        connect(new Target(UnixDomainSocketAddress.of(missing)), listener);

        assertThat(listener.awaitClosed().orElseThrow())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(missing.toString())
                .hasCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "UNIX"})
    void setsTheSizesOfTheSocketsBuffers(ChannelKind channel) throws Exception {
        PeerServer server = closing(PeerServer.open(channel));
        TransportConnection usual = open(server, new Target(server.address()), new RecordingListener())
                .connection();
        Target target = new Target(server.address()).withBufferSizes(16_384, 24_576);

        TransportConnection small =
                open(server, target, new RecordingListener()).connection();

        // Linux doubles what is asked for (socket(7)); the usual sizes are larger than either.
        assertThat(sockets.socketOption(small, StandardSocketOptions.SO_RCVBUF))
                .isBetween(16_384, 32_768)
                .isNotEqualTo(sockets.socketOption(usual, StandardSocketOptions.SO_RCVBUF));
        assertThat(sockets.socketOption(small, StandardSocketOptions.SO_SNDBUF))
                .isBetween(24_576, 49_152)
                .isNotEqualTo(sockets.socketOption(usual, StandardSocketOptions.SO_SNDBUF));
    }
}
