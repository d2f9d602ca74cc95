package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every type of column, with its limits, stored and read over both protocols: the same value comes back. */
class RoundTripIT extends ServerTest {

    /** JUnit makes an instance for each endpoint, and the totals are of all. */
    private static final LongAdder CELLS = new LongAdder();

    private static final LongAdder NULLS = new LongAdder();

    @Test
    void aValueIsTheSameHoweverItIsSentAndRead() {
        MySqlConnection binary = connect(inMode(StatementMode.BINARY));
        MySqlConnection literal = connect(inMode(StatementMode.TEXT));
        // Rows come in the charsets of their columns.
        MySqlConnection unconverted =
                connect(inMode(StatementMode.BINARY).initCommand("SET character_set_results = NULL"));
        assertThat(one(unconverted, "SELECT @@character_set_results").isNull(0)).isTrue();
        RoundTripTable table = RoundTripTable.of(
                "round_trip_" + binary.threadId(),
                RoundTripCases.all().stream()
                        .filter(one -> one.servers().include(endpoint.kind(), binary.serverVersion())));
        RoundTripCheck check = new RoundTripCheck(table);
        binary.query(table.create()).join();
        try {
            insert(literal, table, 0);
            insert(binary, table, table.rows());
            read(binary, table, check);
            read(unconverted, table, check);
        } finally {
            binary.query("DROP TABLE " + table.name()).join();
        }
        CELLS.add(check.cells());
        NULLS.add(check.nulls());
        assertThat(check.wrong()).isEmpty();
        // Sent in two forms, read over two protocols and in two charsets.
        assertThat(check.cells())
                .isEqualTo(8 * table.rows() * table.columns().size())
                .isGreaterThan(2_000);
    }

    @AfterAll
    static void tellTheTotal() {
        System.getLogger(RoundTripIT.class.getName())
                .log(System.Logger.Level.INFO, "{0} cells checked, {1} of them NULL", CELLS.sum(), NULLS.sum());
    }

    private ConnectOptionsBuilder inMode(StatementMode mode) {
        return options().statementMode(mode).timeZone(ZoneOffset.UTC);
    }

    private static void insert(MySqlConnection connection, RoundTripTable table, int firstId) {
        List<CompletableFuture<QueryResult>> running = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            running.add(connection.query(table.insert(), table.parameters(firstId + row, row)));
        }
        running.forEach(CompletableFuture::join);
    }

    private static void read(MySqlConnection connection, RoundTripTable table, RoundTripCheck check) {
        List<Row> byText = connection.query(table.select()).join().rows();
        List<Row> byBinary = connection.query(table.selectFrom(), 0).join().rows();
        assertThat(byText).hasSize(2 * table.rows());
        assertThat(byBinary).hasSameSizeAs(byText);
        for (int i = 0; i < byText.size(); i++) {
            String sent = i < table.rows() ? "as literal" : "as parameter";
            check.row(sent, i % table.rows(), byText.get(i), byBinary.get(i));
        }
    }
}
