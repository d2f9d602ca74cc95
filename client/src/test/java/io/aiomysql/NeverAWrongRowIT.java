package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.differential.WitnessProgram;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random programs, of which no statement may get another one's rows, and which may leave nothing behind. For longer runs by hand:
 * {@code -Daiomysql.test.steps=100000 -Daiomysql.test.seed=1}; each endpoint has a seed of its own, from that one on.
 */
class NeverAWrongRowIT extends ServerTest {

    private static final int STEPS = Integer.getInteger("aiomysql.test.steps", 300);
    private static final long SEED = Long.getLong("aiomysql.test.seed", 20_240_229);
    private static final int[] KEPT = {3, 3, 1, 0};
    private static final int[] PIPELINING = {100, 100, 7, 1};

    @AfterAll
    static void noThreadIsLeft() {
        BadServerTest.awaitNoThread();
    }

    @ParameterizedTest
    @EnumSource(StatementMode.class)
    void eachStatementGetsItsOwnRowsAndNothingIsLeft(StatementMode mode) {
        MySqlConnection admin = connect();
        String procedure = "p_" + Long.toHexString(new Random().nextLong());
        admin.query("CREATE PROCEDURE " + procedure
                        + "(a INT) BEGIN SELECT a; SELECT a + 1 UNION ALL SELECT a + 2; END")
                .join();
        try {
            long seed = SEED + (endpoint + " " + mode).hashCode();
            Random random = new Random(seed);
            int kept = KEPT[random.nextInt(KEPT.length)];
            ConnectOptionsBuilder options = options()
                    .statementMode(mode)
                    .statementCacheSize(kept)
                    .pipelining(PIPELINING[random.nextInt(PIPELINING.length)]);
            if (random.nextInt(3) == 0) {
                options.callbackExecutor(ForkJoinPool.commonPool());
            }
            MySqlConnection connection = connect(options);
            new RandomProgram(connection, procedure, seed).run(STEPS);
            assertNothingIsLeft(connection, mode == StatementMode.BINARY ? kept : 0, kept);
        } finally {
            admin.query("DROP PROCEDURE " + procedure).join();
            closeConnections();
        }
    }

    @Test
    void aKeptStatementAnswersAsAFreshOneInTheSameState() {
        long seed = SEED + endpoint.toString().hashCode();
        String databases = "w" + Long.toHexString(new Random().nextLong());
        ConnectOptionsBuilder options = options().allowMultiStatements(true);
        MySqlConnection kept = connect(options);
        MySqlConnection witness = connect(options.statementCacheSize(0));
        try (WitnessProgram program = new WitnessProgram(kept, witness, databases, seed)) {
            program.run(STEPS / 5);
        } finally {
            closeConnections();
        }
    }

    private static void assertNothingIsLeft(MySqlConnection connection, int least, int most) {
        for (int i = 0; i < 2 * most; i++) {
            connection.query("SELECT ? + " + i, i).join();
        }
        // A cursor's statement is closed when COM_STMT_RESET is answered.
        connection.ping().join();
        assertThat(prepared(connection)).isBetween(least, most);
        connection.reset().join();
        assertThat(prepared(connection)).isZero();
    }

    /** Counts what the server has prepared for this connection. */
    private static int prepared(MySqlConnection connection) {
        return one(
                        connection,
                        "SELECT COUNT(*) FROM performance_schema.prepared_statements_instances"
                                + " JOIN performance_schema.threads ON owner_thread_id = thread_id"
                                + " WHERE processlist_id = CONNECTION_ID()")
                .getInt(0);
    }
}
