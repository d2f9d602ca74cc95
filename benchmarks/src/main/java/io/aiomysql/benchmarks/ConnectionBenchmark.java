package io.aiomysql.benchmarks;

import io.aiomysql.ConnectOptions;
import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.MySqlConnection;
import io.aiomysql.protocol.spi.Transport;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A workload on one connection to a real server: which server, over which channel, by which transport. JMH varies the parameter
 * fastest whose name comes last, so that the transports follow one another and the machine changes little in between.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public abstract class ConnectionBenchmark {

    /** The name of the parameter that says which server. */
    static final String SERVER = "server";

    /** The name of the parameter that says which transport. */
    static final String TRANSPORT = "transport";

    /** Public for JMH, as what follows. */
    @Param({"mariadb", "mysql"})
    public String server = "";

    @Param({"tcp", "unix", "tls"})
    public String channel = "";

    /** {@code netty-epoll-openssl} is there for those who ask for it. */
    @Param({Transports.NIO, "netty-nio", "netty-epoll"})
    public String transport = "";

    private @Nullable Transport started;
    private @Nullable ConnectOptions options;
    private @Nullable MySqlConnection connection;

    ConnectionBenchmark() {}

    /** Opens the connection. */
    @Setup
    public void open() throws IOException {
        Transport created = Transports.create(transport);
        started = created;
        options = Channels.options(channel, ServersOfTheRun.get(server), created);
        connection = connectOnce();
        prepare();
    }

    /** Ends the connection and its threads. */
    @TearDown
    public void close() {
        if (connection != null) {
            connection.closeGracefully().join();
        }
        if (started != null) {
            started.close();
        }
    }

    /** Makes what the workload needs on the server, for this connection alone. */
    void prepare() {}

    /** Opens one more connection. */
    final MySqlConnection connectOnce() {
        return connectOnce(same -> same);
    }

    /** Opens one more connection with other options. */
    final MySqlConnection connectOnce(UnaryOperator<ConnectOptionsBuilder> change) {
        if (options == null) {
            throw new IllegalStateException("not set up");
        }
        return MySqlConnection.connect(change.apply(options.toBuilder()).build())
                .join();
    }

    final MySqlConnection connection() {
        if (connection == null) {
            throw new IllegalStateException("not set up");
        }
        return connection;
    }
}
