package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets a client meet a server that misbehaves, over real sockets of every transport, and says that none was left open. */
@ParameterizedClass
@MethodSource("io.aiomysql.testkit.transport.Transports#names")
abstract class BadServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Parameter
    String transport;

    @AfterAll
    static void noThreadIsLeft() {
        awaitNoThread();
    }

    /** Connects and expects a failure of this type. */
    <E extends Throwable> E refusesToOpen(
            Class<E> type, Script.Builder script, UnaryOperator<ConnectOptionsBuilder> change) {
        try (FakeServer server = FakeServer.start(script)) {
            E failure = refusesToOpen(type, options(server.port(), change));
            server.awaitAllClosed();
            return failure;
        }
    }

    <E extends Throwable> E refusesToOpen(Class<E> type, Script.Builder script) {
        return refusesToOpen(type, script, options -> options);
    }

    /** Connects to whatever is there and expects a failure of this type. */
    <E extends Throwable> E refusesToOpen(Class<E> type, ConnectOptionsBuilder options) {
        return failure(type, MySqlConnection.connect(options.build()));
    }

    /** Connects, runs {@code SELECT 1} and expects a failure of this type, with which the connection closes. */
    <E extends Throwable> E failsTheStatement(
            Class<E> type, Script.Builder script, UnaryOperator<ConnectOptionsBuilder> change) {
        try (FakeServer server = FakeServer.start(script)) {
            MySqlConnection connection =
                    value(MySqlConnection.connect(options(server.port(), change).build()));
            E failure = failure(type, connection.query("SELECT 1"));
            server.awaitAllClosed();
            assertThat(connection.isClosed()).isTrue();
            assertThat(failure(MySqlConnectionException.class, connection.ping())
                            .mayHaveExecuted())
                    .isFalse();
            return failure;
        }
    }

    <E extends Throwable> E failsTheStatement(Class<E> type, Script.Builder script) {
        return failsTheStatement(type, script, options -> options);
    }

    ConnectOptionsBuilder options(int port, UnaryOperator<ConnectOptionsBuilder> change) {
        return change.apply(ConnectOptions.builder()
                .transport(transport)
                .host("127.0.0.1")
                .port(port)
                .user("app")
                .password("s3cret")
                .connectTimeout(PATIENCE));
    }

    static <T> T value(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the future has no value", e);
        }
    }

    static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> future) {
        assertThat(future).failsWithin(PATIENCE);
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(type);
            assertThat(e.getCause().toString()).doesNotContain("s3cret");
            return type.cast(e.getCause());
        }
        throw new AssertionError("the future has a value");
    }

    /** Waits until the transport's threads have ended, which they do by themselves when no connection is left. */
    static void awaitNoThread() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("aiomysql-")) {
                try {
                    thread.join(PATIENCE.toMillis());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
