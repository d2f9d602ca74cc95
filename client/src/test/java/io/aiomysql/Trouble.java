package io.aiomysql;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServers;
import io.aiomysql.transport.netty.NettyTransport;
import io.aiomysql.transport.nio.NioTransport;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What errors are made with, by one transport. Closes what was opened with it. */
final class Trouble implements AutoCloseable {

    /** A name that {@link #remote} finds at the address of the server. */
    static final String REMOTE = "db.example.com";

    private final String transport;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Trouble(String transport) {
        this.transport = transport;
    }

    /** A way to make the errors of one entry, which may be several: of several servers, or in several situations. */
    @FunctionalInterface
    interface Maker {
        List<Throwable> make(Trouble trouble) throws Exception;
    }

    ConnectOptionsBuilder options(ServerKind kind) {
        return real(kind).transport(transport);
    }

    /** The options for a server whose name, {@link #REMOTE}, is looked up in this way. */
    ConnectOptionsBuilder options(ServerKind kind, HostResolver resolver) {
        return real(kind).host(REMOTE).transport(transport(resolver));
    }

    /** The options for a server that seems to be on another machine. */
    ConnectOptionsBuilder remote(ServerKind kind) {
        String host = TestServers.get(kind).host();
        return options(kind, remote -> InetAddress.getAllByName(host));
    }

    ConnectOptionsBuilder options(FakeServer server) {
        return fake(server).transport(transport);
    }

    ConnectOptionsBuilder remote(FakeServer server) {
        InetAddress[] here = {InetAddress.getLoopbackAddress()};
        return fake(server).host(REMOTE).transport(transport(remote -> here));
    }

    private static ConnectOptionsBuilder real(ServerKind kind) {
        return Endpoints.overTcp(TestServers.get(kind)).autocommit(true);
    }

    private static ConnectOptionsBuilder fake(FakeServer server) {
        return ConnectOptions.builder().port(server.port()).user("app").password("secret");
    }

    private Transport transport(HostResolver resolver) {
        return closing(
                transport.equals("nio")
                        ? NioTransport.builder().resolver(resolver).build()
                        : NettyTransport.builder().resolver(resolver).build());
    }

    FakeServer fakeServer(Script.Builder script) {
        return closing(FakeServer.start(script));
    }

    MySqlConnection connect(ConnectOptionsBuilder options) {
        return closing(MySqlConnection.connect(options.build()).join());
    }

    <T extends AutoCloseable> T closing(T resource) {
        opened.push(resource);
        return resource;
    }

    Throwable opening(ConnectOptionsBuilder options) {
        return thrown(() -> MySqlConnection.connect(options.build()).thenApply(this::closing));
    }

    /** What the future fails with, or what is thrown in place of one. */
    static Throwable thrown(Supplier<CompletableFuture<?>> call) {
        Throwable thrown = catchThrowable(() -> call.get().join());
        return thrown instanceof CompletionException ? thrown.getCause() : thrown;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new AssertionError("what a test opened cannot be closed", e);
            }
        }
    }
}
