package io.aiomysql.protocol.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectPlanTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    @Test
    void aNameIsLookedUpAndItsAddressesAreTriedInTheirOrder() throws Exception {
        ConnectPlan plan = plan(InetSocketAddress.createUnresolved("db.example", 3306), 0);

        assertThat(plan.hostToLookUp()).isEqualTo("db.example");
        plan.found(local(2), local(1));

        assertThat(plan.next()).isEqualTo(new InetSocketAddress(local(2), 3306));
        assertThat(plan.next()).isEqualTo(new InetSocketAddress(local(1), 3306));
        assertThat(plan.next()).isNull();
    }

    @Test
    void anAddressInPlaceOfANameIsNotLookedUp() throws Exception {
        ConnectPlan plan = plan(InetSocketAddress.createUnresolved("127.0.0.1", 3306), 0);

        assertThat(plan.hostToLookUp()).isNull();
        assertThat(plan.next()).isEqualTo(new InetSocketAddress(local(1), 3306));
    }

    @Test
    void whatIsNoAddressInSpiteOfItsColonsIsAnUnknownHost() {
        ConnectPlan plan = plan(InetSocketAddress.createUnresolved("fe80::zz", 3306), 0);

        assertThat(plan.hostToLookUp()).isNull();
        assertThat(plan.next()).isNull();
        assertThat(plan.failure()).isInstanceOf(UnknownHostException.class).hasMessageContaining("[fe80::zz]:3306");
    }

    @Test
    void aPathIsTheOneAddressThereIs() {
        SocketAddress path = UnixDomainSocketAddress.of("/run/db.sock");
        ConnectPlan plan = plan(path, 0);

        assertThat(plan.hostToLookUp()).isNull();
        assertThat(plan.next()).isEqualTo(path);
        assertThat(plan.next()).isNull();
    }

    @Test
    void whatIsLeftOfTheTimeIsSharedByTheAddressesThatAreLeft() throws Exception {
        long start = Long.MAX_VALUE - 5;
        ConnectPlan plan = plan(InetSocketAddress.createUnresolved("db.example", 3306), start);
        plan.found(local(1), local(2), local(3));

        plan.next();
        assertThat(plan.share(start)).isEqualTo(Duration.ofSeconds(2));
        plan.next();
        assertThat(plan.share(start + Duration.ofSeconds(5).toNanos())).isEqualTo(Duration.ofMillis(500));
        plan.next();
        assertThat(plan.share(start + Duration.ofSeconds(7).toNanos())).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void aTimeoutOfAgesDoesNotOverflow() {
        ConnectPlan plan = new ConnectPlan(
                config(UnixDomainSocketAddress.of("/s"), Duration.ofSeconds(Long.MAX_VALUE)), Long.MAX_VALUE / 2);

        plan.next();

        assertThat(plan.share(Long.MAX_VALUE / 2)).isGreaterThan(Duration.ofDays(30_000));
    }

    @Test
    void theLastFailureHasTheEarlierOnesBesideIt() throws Exception {
        ConnectPlan plan = plan(InetSocketAddress.createUnresolved("db.example", 3306), 0);
        plan.found(local(2), local(3));
        plan.noAnswer(required(plan.next()), Duration.ofSeconds(3));
        plan.refused(required(plan.next()), new IOException("told so"));

        IOException failure = plan.failure();

        assertThat(failure)
                .isInstanceOf(ConnectException.class)
                .hasMessage("cannot connect to db.example:3306 (127.0.0.3): told so")
                .hasCauseInstanceOf(IOException.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier)
                        .isInstanceOf(SocketTimeoutException.class)
                        .hasMessageContaining("127.0.0.2")
                        .hasMessageContaining("3000 ms"));
    }

    @Test
    void theLastAddressThatDoesNotAnswerTellsTheWholeTimeout() {
        ConnectPlan plan = plan(UnixDomainSocketAddress.of("/run/db.sock"), 0);

        plan.noAnswer(required(plan.next()), Duration.ofMillis(5_999));

        assertThat(plan.failure()).hasMessage("cannot connect to /run/db.sock: no answer within 6000 ms");
    }

    @Test
    void aLookUpThatFindsNoAddressIsAnUnknownHost() {
        ConnectPlan plan = plan(InetSocketAddress.createUnresolved("db.example", 3306), 0);

        plan.found();

        assertThat(plan.next()).isNull();
        assertThat(plan.failure()).isInstanceOf(UnknownHostException.class).hasMessageContaining("db.example:3306");
    }

    private static ConnectPlan plan(SocketAddress address, long now) {
        return new ConnectPlan(config(address, TIMEOUT), now);
    }

    private static TransportConfig config(SocketAddress address, Duration timeout) {
        return new TransportConfig() {
            @Override
            public SocketAddress address() {
                return address;
            }

            @Override
            public Duration connectTimeout() {
                return timeout;
            }
        };
    }

    private static SocketAddress required(SocketAddress address) {
        assertThat(address).isNotNull();
        return address;
    }

    private static InetAddress local(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }
}
