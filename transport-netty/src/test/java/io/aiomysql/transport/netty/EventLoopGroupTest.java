package io.aiomysql.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.spi.TransportConnection;
import io.aiomysql.testkit.transport.TestConfig;
import io.aiomysql.testkit.transport.TestListener;
import io.aiomysql.transport.netty.NettyTransport.Io;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Event loops that users bring. */
@Timeout(60)
class EventLoopGroupTest {

    private ServerSocket server;
    private TestConfig target;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        target = new TestConfig(server.getLocalSocketAddress());
    }

    @AfterEach
    void stopListening() throws Exception {
        server.close();
    }

    @Test
    void connectionsAreSpreadOverTheGroupWhichIsNeverClosed() {
        EventLoopGroup group = group(3, NioIoHandler.newFactory());
        try {
            Map<String, Integer> perLoop = new TreeMap<>();
            NettyTransport transport =
                    NettyTransport.builder().eventLoopGroup(group).build();
            for (int i = 0; i < 6; i++) {
                TestListener listener = new TestListener();
                transport.connect(target, listener);
                perLoop.merge(listener.awaitConnected().getName(), 1, Integer::sum);
            }
            transport.close();

            assertThat(transport.io()).isEqualTo(Io.NIO);
            assertThat(perLoop)
                    .hasSize(3)
                    .allSatisfy((name, count) -> assertThat(count).isEqualTo(2));
            assertThat(group.isShuttingDown()).isFalse();
        } finally {
            end(group);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theGroupSaysWhichIoThereIs() {
        EventLoopGroup group = group(1, EpollIoHandler.newFactory());
        try (NettyTransport transport =
                NettyTransport.builder().eventLoopGroup(group).build()) {
            TestListener listener = new TestListener();
            transport.connect(target, listener);
            listener.awaitConnected();

            assertThat(transport.io()).isEqualTo(Io.EPOLL);
        } finally {
            end(group);
        }
    }

    @Test
    void aGroupWithoutSocketsIsRefused() {
        EventLoopGroup group = group(1, LocalIoHandler.newFactory());
        try {
            NettyTransport.Builder builder = NettyTransport.builder().eventLoopGroup(group);

            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("MultiThreadIoEventLoopGroup");
        } finally {
            end(group);
        }
    }

    @Test
    void aGroupAndAnIoOfTheUsersAreOneTooMany() {
        EventLoopGroup group = group(1, NioIoHandler.newFactory());
        try {
            NettyTransport.Builder builder =
                    NettyTransport.builder().eventLoopGroup(group).io(Io.NIO);

            assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
        } finally {
            end(group);
        }
    }

    @Test
    void connectionsEndWithTheGroupAndNoneIsOpenedOnIt() {
        EventLoopGroup group = group(1, NioIoHandler.newFactory());
        NettyTransport transport =
                NettyTransport.builder().eventLoopGroup(group).build();
        TestListener listener = new TestListener();
        transport.connect(target, listener);
        listener.awaitConnected();

        end(group);

        listener.awaitClosed();
        assertThatThrownBy(() -> transport.connect(target, new TestListener()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shut down");
    }

    @Test
    void aConnectionThatIsBeingOpenedEndsWithTheGroup() throws Exception {
        EventLoopGroup group = group(1, NioIoHandler.newFactory());
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch answer = new CountDownLatch(1);
        NettyTransport transport = NettyTransport.builder()
                .eventLoopGroup(group)
                .resolver(host -> {
                    asked.countDown();
                    awaitUninterrupted(answer);
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                })
                .build();
        TestListener first = new TestListener();
        TestListener second = new TestListener();
        TestConfig byName = new TestConfig(InetSocketAddress.createUnresolved("db.example", server.getLocalPort()));
        transport.connect(byName, first);
        TransportConnection closed = transport.connect(byName, second);
        asked.await();

        end(group);
        closed.close();
        answer.countDown();

        assertThat(first.awaitClosed().orElseThrow())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("shut down");
        assertThat(second.awaitClosed()).isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EventLoopGroup group(int loops, IoHandlerFactory factory) {
        return new MultiThreadIoEventLoopGroup(loops, new NettyThreads("users"), factory);
    }

    private static void end(EventLoopGroup group) {
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
