package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.spi.TlsConfig;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.tls.TestCertificates;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the groups of the contract share: a transport per test, peers, and the check that no listener was called out of turn. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class ContractTests {

    static final int EVENT_LOOPS = 2;
    static final int MIB = 1_048_576;

    private final List<RecordingListener> listeners = new ArrayList<>();
    private final Deque<Closeable> resources = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TlsContract contract;
    private final ChannelKind kind;
    private final Transport transport;

    ContractTests(TlsContract contract, ChannelKind kind) {
        this.contract = contract;
        this.kind = kind;
        this.transport = contract.newTransport(EVENT_LOOPS);
    }

    @AfterEach
    void closeAll() throws Exception {
        transport.close();
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
        threads.shutdownNow();
        assertThat(listeners).allSatisfy(listener -> {
            assertThat(listener.awaitClosed()).isNotNull();
            assertThat(listener.violations()).isEmpty();
        });
    }

    TlsContract contract() {
        return contract;
    }

    ChannelKind kind() {
        return kind;
    }

    Transport transport() {
        return transport;
    }

    /** Closes something when the test is over. */
    <T extends Closeable> T closing(T resource) {
        resources.push(resource);
        return resource;
    }

    PeerServer listen() throws IOException {
        return closing(PeerServer.open(kind));
    }

    RecordingListener recording(RecordingListener listener) {
        listeners.add(listener);
        return listener;
    }

    TransportConnection connect(Target target, RecordingListener listener) {
        return transport.connect(target, recording(listener));
    }

    Link open() throws Exception {
        return open(new RecordingListener());
    }

    /** Opens a connection, with TLS where the group runs over it. */
    Link open(RecordingListener listener) throws Exception {
        PeerServer server = listen();
        return open(server, new Target(server.address()), listener);
    }

    Link open(PeerServer server, Target target, RecordingListener listener) throws Exception {
        TransportConnection connection = connect(target, listener);
        PeerConnection peer = closing(server.accept());
        listener.awaitConnected();
        Link link = new Link(connection, listener, peer);
        if (kind == ChannelKind.TLS) {
            startTls(link);
        }
        return link;
    }

    /** Starts TLS on both ends, with certificates that fit. */
    void startTls(Link link) throws IOException {
        TestCertificates certificates = TestCertificates.shared();
        link.connection().execute(() -> link.connection().startTls(trusting("localhost")));
        link.peer().startTls(certificates.serverContext());
        link.listener().awaitTlsStarted();
    }

    static TlsConfig trusting(String host) {
        return tls(TestCertificates.shared().clientTrust(), host, true);
    }

    /** As a context and as the trust manager in it, so that the transport has its choice of TLS libraries. */
    static TlsConfig tls(X509TrustManager trust, String host, boolean verifyHost) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new TlsConfig(context, trust, host, 3306, verifyHost);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot set up TLS", e);
        }
    }

    /** Runs blocking work beside the test. */
    <T> Future<T> async(Callable<T> work) {
        return threads.submit(work);
    }

    /** Runs something on the connection's event loop and waits for it. */
    static void onLoop(TransportConnection connection, Runnable task) {
        CompletableFuture.runAsync(task, connection)
                .orTimeout(Target.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** For use on an event loop, which is held up that way. */
    static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same bytes for the same seed. */
    static byte[] bytes(int count, long seed) {
        byte[] data = new byte[count];
        new Random(seed).nextBytes(data);
        return data;
    }
}
