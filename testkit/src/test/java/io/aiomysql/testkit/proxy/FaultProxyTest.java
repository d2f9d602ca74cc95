package io.aiomysql.testkit.proxy;

import static io.aiomysql.testkit.proxy.Direction.TO_CLIENT;
import static io.aiomysql.testkit.proxy.Direction.TO_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.testkit.fake.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FaultProxyTest {

    private EchoServer server;
    private FaultProxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        server = EchoServer.start();
        proxy = FaultProxy.to(server.address());
        client = connectTo(proxy);
        assertThat(echo(1)).isEqualTo(1);
    }

    @AfterEach
    void closeAll() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void forwardsAndCounts() throws IOException {
        assertThat(echo(1000)).isEqualTo(1000);

        assertThat(proxy.bytes(TO_SERVER)).isEqualTo(1001);
        assertThat(proxy.bytes(TO_CLIENT)).isEqualTo(1001);
        assertThat(proxy.chunks(TO_SERVER)).isEqualTo(2);
        assertThat(proxy.connectionsAccepted()).isEqualTo(1);
        assertThat(proxy.openConnections()).isEqualTo(1);
    }

    @Test
    void keepsWhatComesIn() throws IOException {
        proxy.keep();
        client.getOutputStream().write(new byte[] {1, 2, 3});
        assertThat(client.getInputStream().readNBytes(3)).hasSize(3);

        assertThat(proxy.kept(TO_SERVER)).containsExactly(1, 2, 3);
        assertThat(proxy.kept(TO_CLIENT)).containsExactly(1, 2, 3);
    }

    @Test
    void forwardsToAUnixSocket(@TempDir Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("echo.sock"));
        try (EchoServer unixServer = EchoServer.start(address);
                FaultProxy unixProxy = FaultProxy.to(unixServer.address());
                Socket socket = connectTo(unixProxy)) {
            socket.getOutputStream().write(new byte[10]);

            assertThat(socket.getInputStream().readNBytes(10)).hasSize(10);
        }
    }

    @Test
    void halfClosedConnectionStillCarriesTheOtherHalf() throws IOException {
        client.getOutputStream().write(new byte[10]);
        client.shutdownOutput();

        assertThat(client.getInputStream().readAllBytes()).hasSize(10);
        proxy.awaitAllClosed();
    }

    @Test
    void cutsAfterExactlyThatManyBytes() throws IOException {
        proxy.cutAfter(7, TO_CLIENT);
        client.getOutputStream().write(new byte[10]);

        assertThat(client.getInputStream().readAllBytes()).hasSize(7);
        assertThat(proxy.openConnections()).isEqualTo(1);
        client.close();
        proxy.awaitAllClosed();
    }

    @Test
    void cutTowardsTheServerWithholdsTheRest() throws IOException {
        proxy.cutAfter(0, TO_SERVER);
        client.getOutputStream().write(new byte[10]);

        assertThat(client.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void newConnectionsAreForwardedAfterACut() throws IOException {
        proxy.cutNow();
        assertThat(client.getInputStream().read()).isNegative();
        client.close();

        client = connectTo(proxy);
        assertThat(echo(5)).isEqualTo(5);
    }

    @Test
    void resetIsAnErrorForTheClient() {
        proxy.resetNow();

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read());
        proxy.awaitAllClosed();
    }

    @Test
    void stalledBytesArriveOnceTheGateIsOpen() throws IOException {
        Gate gate = new Gate();
        proxy.stallUntil(gate, TO_CLIENT);
        client.getOutputStream().write(new byte[5]);
        client.setSoTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> client.getInputStream().read());
        client.setSoTimeout(20_000);
        gate.open();

        assertThat(client.getInputStream().readNBytes(5)).hasSize(5);
    }

    @Test
    void stallCanBeCut() throws IOException {
        proxy.stall(TO_SERVER);
        proxy.stall(TO_CLIENT);
        client.getOutputStream().write(new byte[5]);
        proxy.cutNow();

        assertThat(client.getInputStream().readAllBytes()).isEmpty();
        client.close();
        proxy.awaitAllClosed();
    }

    @Test
    void resumedBytesArriveInSmallPiecesAndInOrder() throws IOException {
        proxy.splitWrites(3);
        proxy.stall(TO_SERVER);
        client.getOutputStream().write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        proxy.resume();

        assertThat(client.getInputStream().readNBytes(8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void serverThatIsNotThereIsAResetForTheClient() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        try (FaultProxy lost = FaultProxy.to("127.0.0.1", port);
                Socket socket = connectTo(lost)) {
            InputStream in = socket.getInputStream();
            assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
            lost.awaitAllClosed();
        }
    }

    @Test
    void refusesFaultsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> proxy.cutAfter(-1, TO_CLIENT));
        assertThatIllegalArgumentException().isThrownBy(() -> proxy.splitWrites(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultProxy.to(InetSocketAddress.createUnresolved("nowhere", 1)));
    }

    @Test
    void threadsEndWithTheProxy() {
        String name = "fault-proxy-" + proxy.port();
        assertThat(Thread.getAllStackTraces().keySet())
                .anyMatch(thread -> thread.getName().equals(name));
        proxy.stall(TO_CLIENT);
        proxy.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().equals(name));
    }

    private static Socket connectTo(FaultProxy proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setTcpNoDelay(true);
        // A read that never ends is not one that a test's timeout could interrupt.
        socket.setSoTimeout(20_000);
        return socket;
    }

    private int echo(int size) throws IOException {
        client.getOutputStream().write(new byte[size]);
        return client.getInputStream().readNBytes(size).length;
    }
}
