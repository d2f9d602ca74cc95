package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Addresses and options that only TCP has. */
abstract class AddressContract extends ContractTests {

    AddressContract(TransportContract contract) {
        super(contract, ChannelKind.TCP);
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

        assertThat(contract().socketOption(link.connection(), StandardSocketOptions.TCP_NODELAY))
                .isTrue();
        assertThat(contract().socketOption(link.connection(), StandardSocketOptions.SO_KEEPALIVE))
                .isTrue();
    }

    @Test
    void keepsNotAliveOnDemand() throws Exception {
        PeerServer server = listen();
        Target target = new Target(server.address()).withoutKeepAlive();

        Link link = open(server, target, new RecordingListener());

        assertThat(contract().socketOption(link.connection(), StandardSocketOptions.SO_KEEPALIVE))
                .isFalse();
    }

    @Test
    void setsTheSizesOfTheSocketsBuffers() throws Exception {
        PeerServer server = listen();
        TransportConnection usual = open(server, new Target(server.address()), new RecordingListener())
                .connection();
        Target target = new Target(server.address()).withBufferSizes(16_384, 24_576);

        TransportConnection small =
                open(server, target, new RecordingListener()).connection();

        // Linux doubles what is asked for (socket(7)); the usual sizes are larger than either.
        assertThat(contract().socketOption(small, StandardSocketOptions.SO_RCVBUF))
                .isBetween(16_384, 32_768)
                .isNotEqualTo(contract().socketOption(usual, StandardSocketOptions.SO_RCVBUF));
        assertThat(contract().socketOption(small, StandardSocketOptions.SO_SNDBUF))
                .isBetween(24_576, 49_152)
                .isNotEqualTo(contract().socketOption(usual, StandardSocketOptions.SO_SNDBUF));
    }
}
