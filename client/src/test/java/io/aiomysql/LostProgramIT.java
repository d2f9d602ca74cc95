package io.aiomysql;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.testkit.proxy.Direction;
import io.aiomysql.testkit.proxy.FaultProxy;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Random programs whose connection is lost somewhere: whatever was under way comes to its end, as what it is. */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LostProgramIT {

    private static final int PROGRAMS = Integer.getInteger("aiomysql.test.programs", 12);
    private static final long SEED = Long.getLong("aiomysql.test.seed", 20_240_229);
    private static final int LONGEST = 300_000;

    @Parameter
    Target target;

    @AfterAll
    static void noThreadIsLeft() {
        BadServerTest.awaitNoThread();
    }

    @Test
    void everyFutureCompletesAndNoneWithWhatIsNotItsOwn() {
        TestServer server = TestServers.get(target.kind());
        MySqlConnection admin = connect(options(server));
        String procedure = "p_" + Long.toHexString(new Random().nextLong());
        admin.query("CREATE PROCEDURE " + procedure
                        + "(a INT) BEGIN SELECT a; SELECT a + 1 UNION ALL SELECT a + 2; END")
                .join();
        try (FaultProxy proxy = FaultProxy.to(server.host(), server.port())) {
            for (int i = 0; i < PROGRAMS; i++) {
                long seed = SEED + i;
                Random random = new Random(seed);
                MySqlConnection connection = connect(
                        options(server).host("127.0.0.1").port(proxy.port()).pipelining(1 + random.nextInt(100)));
                Direction direction = random.nextBoolean() ? Direction.TO_CLIENT : Direction.TO_SERVER;
                proxy.cutAfter(random.nextInt(1 + random.nextInt(LONGEST)), direction);
                new RandomProgram(connection, procedure, seed).runUntilLost();
            }
            proxy.awaitAllClosed();
        } finally {
            admin.query("DROP PROCEDURE " + procedure).join();
            admin.close();
        }
    }

    private ConnectOptionsBuilder options(TestServer server) {
        return Endpoints.overTcp(server)
                .transport(target.transport())
                .sslMode(SslMode.DISABLED)
                .autocommit(true)
                .statementCacheSize(3);
    }

    private static MySqlConnection connect(ConnectOptionsBuilder options) {
        return MySqlConnection.connect(options.build()).join();
    }
}
