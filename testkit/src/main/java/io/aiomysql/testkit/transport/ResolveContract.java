package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Names that have several addresses, none, or that nobody answers for. */
abstract class ResolveContract extends ContractTests {

    private static final Duration BRIEF = Duration.ofMillis(600);

    ResolveContract(TransportContract contract) {
        super(contract, ChannelKind.TCP);
    }

    @Test
    void leavesTimeForTheNextAddressWhenTheFirstDoesNotAnswer() throws Exception {
        PeerServer answering = listen();
        silent(2, answering.port());
        RecordingListener listener = new RecordingListener();

        TransportConnection connection =
                connect(resolvingTo(PeerServer.local(2), PeerServer.local(1)), answering.port(), listener);
        listener.awaitConnected();

        assertThat(connection.remoteAddress()).isEqualTo(answering.address());
    }

    @Test
    void tellsTheFailuresOfAllAddresses() throws Exception {
        int port = silent(2, 0).port();
        Socket deaf = closing(new Socket());
        deaf.bind(new InetSocketAddress(PeerServer.local(3), port));
        RecordingListener listener = new RecordingListener();

        connect(resolvingTo(PeerServer.local(2), PeerServer.local(3)), port, listener);

        Throwable cause = listener.awaitClosed().orElseThrow();
        assertThat(cause)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("db.example:" + port)
                .hasMessageContaining("127.0.0.3");
        assertThat(cause.getSuppressed())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier)
                        .isInstanceOf(SocketTimeoutException.class)
                        .hasMessageContaining("127.0.0.2")
                        .hasMessageContaining("no answer within"));
    }

    @Test
    void doesNotWaitForALookUpThatHangs() {
        CountDownLatch answer = new CountDownLatch(1);
        RecordingListener listener = new RecordingListener();
        try {
            connect(
                    host -> {
                        awaitUninterrupted(answer);
                        return new InetAddress[0];
                    },
                    3306,
                    listener);

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
    void failsWithWhatTheResolverThrows() {
        IllegalStateException thrown = new IllegalStateException("by the test");

        assertThat(failureWith(host -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void failsWithAnErrorOfTheResolver() {
        AssertionError thrown = new AssertionError("by the test");

        assertThat(failureWith(host -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    private Throwable failureWith(HostResolver resolver) {
        RecordingListener listener = new RecordingListener();
        connect(resolver, 3306, listener);
        return listener.awaitClosed().orElseThrow();
    }

    @Test
    void failsWhenTheResolverFindsNothing() {
        RecordingListener listener = new RecordingListener();

        connect(host -> new InetAddress[0], 3306, listener);

        assertThat(listener.awaitClosed().orElseThrow())
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("db.example:3306");
    }

    @Test
    void looksNoAddressUp() {
        Transport never = withResolver(host -> {
            throw new AssertionError("asked for " + host);
        });
        RecordingListener listener = recording(new RecordingListener());

        never.connect(new Target(InetSocketAddress.createUnresolved("127.0.0.1", 1)), listener);

        assertThat(listener.awaitClosed().orElseThrow()).isInstanceOf(ConnectException.class);
    }

    /** A listener whose backlog is full: it neither answers nor refuses. */
    private PeerServer silent(int last, int port) throws IOException {
        PeerServer silent = closing(PeerServer.openOn(last, port, 1));
        for (SocketChannel filler : PeerServer.exhaust(silent.address(), 1)) {
            closing(filler);
        }
        return silent;
    }

    private static HostResolver resolvingTo(InetAddress... addresses) {
        return host -> addresses;
    }

    private TransportConnection connect(HostResolver resolver, int port, RecordingListener listener) {
        Target target = new Target(InetSocketAddress.createUnresolved("db.example", port)).within(BRIEF);
        return withResolver(resolver).connect(target, recording(listener));
    }

    private Transport withResolver(HostResolver resolver) {
        Transport transport = contract().newTransport(1, resolver);
        closing(transport::close);
        return transport;
    }
}
