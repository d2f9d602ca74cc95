package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

@Timeout(10)
class ServerChooserTest {
    private static final RequiredKinds NOTHING = RequiredKinds.parse("");

    @Test
    void takesTheFirstSourceThatHasOne() {
        ServerChooser chooser = chooser(NOTHING, new Refusing("first"), new Giving("second"), new Giving("third"));

        assertThat(chooser.get(ServerKind.MYSQL).description()).isEqualTo("second");
    }

    @Test
    void skipsTheTestWithEverySourcesReason() {
        ServerChooser chooser = chooser(NOTHING, new Refusing("first"), new Refusing("second"));

        assertThatThrownBy(() -> chooser.get(ServerKind.MARIADB))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("""
                        No MariaDB server to test with:
                          first: it has none; install it
                          second: it has none; install it""");
    }

    @Test
    void failsInsteadWhenTheKindIsRequired() {
        ServerChooser chooser = chooser(RequiredKinds.parse("mysql"), new Refusing("only"));

        assertThatThrownBy(() -> chooser.get(ServerKind.MYSQL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only: it has none; install it")
                .hasMessageContaining("-Daiomysql.test.require");
        assertThatThrownBy(() -> chooser.get(ServerKind.MARIADB)).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void asksNoOtherSourceWhenANamedServerDoesNotAnswer() {
        Giving fallback = new Giving("fallback");
        NamedServerSource named =
                new NamedServerSource(property -> "mysql://app:hidden@127.0.0.1:" + TestPorts.refused() + "/test");
        ServerChooser chooser = chooser(NOTHING, named, fallback);

        assertThatThrownBy(() -> chooser.get(ServerKind.MYSQL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Daiomysql.test.mysql")
                .hasMessageContaining("does not answer")
                .message()
                .doesNotContain("hidden");
        assertThat(fallback.asked).hasValue(0);
    }

    @Test
    void asksTheOtherSourcesWhenNoServerIsNamed() {
        ServerChooser chooser = chooser(NOTHING, new NamedServerSource(property -> null), new Giving("next"));

        assertThat(chooser.get(ServerKind.MYSQL).description()).isEqualTo("next");
    }

    @Test
    void opensOneServerForThreadsThatAskTogether() throws Exception {
        int threads = 8;
        Giving source = new Giving("only");
        ServerChooser chooser = chooser(NOTHING, source);
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<TestServer> asking = () -> {
            start.await();
            return chooser.get(ServerKind.MYSQL);
        };
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<TestServer> servers = new ArrayList<>();
            for (Future<TestServer> asked : executor.invokeAll(Collections.nCopies(threads, asking))) {
                servers.add(asked.get());
            }
            assertThat(Set.copyOf(servers)).hasSize(1);
            assertThat(source.asked).hasValue(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void remembersThatThereIsNone() {
        Refusing source = new Refusing("only");
        ServerChooser chooser = chooser(NOTHING, source);

        assertThatThrownBy(() -> chooser.get(ServerKind.MYSQL)).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(() -> chooser.get(ServerKind.MYSQL)).isInstanceOf(TestAbortedException.class);
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void givesServersThatNobodyCanCloseForTheOthers() {
        AtomicInteger closed = new AtomicInteger();
        ServerSource source = new Giving("only") {
            @Override
            public TestServer open(ServerKind kind) {
                return super.open(kind).closedBy(closed::incrementAndGet);
            }
        };

        chooser(NOTHING, source).get(ServerKind.MYSQL).close();

        assertThat(closed).hasValue(0);
    }

    private static ServerChooser chooser(RequiredKinds required, ServerSource... sources) {
        return new ServerChooser(List.of(sources), required);
    }

    private static class Giving implements ServerSource {
        final AtomicInteger asked = new AtomicInteger();
        private final String name;

        Giving(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public TestServer open(ServerKind kind) {
            asked.incrementAndGet();
            return new TestServer(kind, new Endpoint("127.0.0.1", 1, null, null), Account.DEFAULT, name);
        }
    }

    private static final class Refusing implements ServerSource {
        final AtomicInteger asked = new AtomicInteger();
        private final String name;

        Refusing(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public TestServer open(ServerKind kind) throws ServerUnavailableException {
            asked.incrementAndGet();
            throw new ServerUnavailableException("it has none", "install it");
        }
    }
}
