package io.aiomysql;

import io.aiomysql.Endpoints.Target;
import io.aiomysql.differential.DifferentialPrograms;
import io.aiomysql.differential.Lane;
import io.aiomysql.differential.Theme;
import io.aiomysql.testkit.server.TestServers;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A statement that is kept gives what a fresh one would give, whatever has happened in between: random programs on
 * connections with a large cache, a tiny one and none, and on one that is compressed. For longer runs by hand:
 * {@code -Daiomysql.test.steps=100000 -Daiomysql.test.seed=1}.
 */
@ParameterizedClass
@MethodSource("io.aiomysql.Endpoints#targets")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DifferentialIT {

    private static final int STEPS = Integer.getInteger("aiomysql.test.steps", 100);
    private static final long SEED = Long.getLong("aiomysql.test.seed", 20_240_229);

    @Parameter
    Target target;

    private DifferentialPrograms programs;

    @BeforeEach
    void connect() {
        String prefix = Lane.DATABASES + Long.toHexString(new Random().nextLong()) + "_";
        programs = new DifferentialPrograms(
                List.of(
                        new Lane("fresh", connect(0), prefix + "f", true),
                        new Lane("kept", connect(256), prefix + "k", false),
                        new Lane("compressed", connect(256, Compression.ZLIB), prefix + "c", false),
                        new Lane("kept in a tiny cache", connect(2), prefix + "t", false)),
                target.kind());
    }

    @AfterAll
    static void noThreadIsLeft() {
        BadServerTest.awaitNoThread();
    }

    @AfterEach
    void close() {
        programs.close();
    }

    @TestFactory
    Stream<DynamicTest> aKeptStatementGivesWhatAFreshOneGivesWhenThisChanges() {
        return Arrays.stream(Theme.values())
                .map(theme -> DynamicTest.dynamicTest(
                        theme.name(), () -> programs.run(theme, SEED + (target + " " + theme).hashCode(), STEPS)));
    }

    private MySqlConnection connect(int kept) {
        return connect(kept, Compression.UNCOMPRESSED);
    }

    private MySqlConnection connect(int kept, Compression compression) {
        ConnectOptions options = Endpoints.overTcp(TestServers.get(target.kind()))
                .transport(target.transport())
                .sslMode(SslMode.DISABLED)
                .autocommit(true)
                .allowMultiStatements(true)
                .timeZone(ZoneOffset.UTC)
                .statementCacheSize(kept)
                .compression(compression)
                .build();
        return MySqlConnection.connect(options).join();
    }
}
