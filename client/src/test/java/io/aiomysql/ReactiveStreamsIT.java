package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.server.TestServers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;

/** The rules of Reactive Streams, as its Technology Compatibility Kit checks them, for rows of real servers. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(300)
class ReactiveStreamsIT {

    private static final int RULES = 25;

    /** Those that the kit has no test for, and those of publishers that give the same elements to all subscribers. */
    private static final Pattern NOT_CHECKED = Pattern.compile("^untested_|_multicast_");

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @Parameter
    Target target;

    @AfterAll
    static void endThreads() {
        THREADS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> rulesByAnExecutor() {
        return rules(THREADS);
    }

    @TestFactory
    Stream<DynamicTest> rulesOnTheEventLoop() {
        return rules(Runnable::run);
    }

    private Stream<DynamicTest> rules(Executor callbacks) {
        List<Method> rules = Arrays.stream(FlowPublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .filter(method -> !NOT_CHECKED.matcher(method.getName()).find())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        assertThat(rules).hasSizeGreaterThan(RULES);
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> check(rule, callbacks)));
    }

    private void check(Method rule, Executor callbacks) throws Throwable {
        try (Rows rows = new Rows(Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .sslMode(SslMode.DISABLED)
                .callbackExecutor(callbacks)
                .build())) {
            rows.setUp();
            rule.invoke(rows);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SkipException skipped) {
                Assumptions.abort(skipped.getMessage());
            }
            throw e.getCause();
        }
    }

    /** Publishes the rows of statements, for each publisher on a connection of its own. */
    private static final class Rows extends FlowPublisherVerification<Row> implements AutoCloseable {

        private static final int TIMEOUT_MILLIS = 3_000;
        private static final int SILENCE_MILLIS = 50;

        /** Ten rows, to the power of ten. */
        private static final String MANY =
                "WITH d AS (SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
                        + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
                        + " UNION ALL SELECT 9) SELECT a.n FROM d a, d b, d c, d d, d e, d f, d g, d h, d i, d j LIMIT ";

        private final ConnectOptions options;
        private final Queue<MySqlConnection> opened = new ConcurrentLinkedQueue<>();

        Rows(ConnectOptions options) {
            super(new TestEnvironment(TIMEOUT_MILLIS, SILENCE_MILLIS, SILENCE_MILLIS), TIMEOUT_MILLIS);
            this.options = options;
        }

        @Override
        public Flow.Publisher<Row> createFlowPublisher(long elements) {
            return connect().stream(MANY + elements);
        }

        @Override
        public Flow.Publisher<Row> createFailedFlowPublisher() {
            return connect().stream("SELECT no_such_column");
        }

        @Override
        public long maxElementsFromPublisher() {
            return Integer.MAX_VALUE;
        }

        private MySqlConnection connect() {
            MySqlConnection connection = MySqlConnection.connect(options).join();
            opened.add(connection);
            return connection;
        }

        @Override
        public void close() {
            opened.forEach(MySqlConnection::close);
        }
    }
}
