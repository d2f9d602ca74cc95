package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.jdbc.OtherCell;
import io.aiomysql.testkit.jdbc.OtherDriver;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of the round trip as JDBC's two drivers read them, over both protocols: they see what we see. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OracleIT {

    @ParameterizedTest
    @CsvSource({
        "MYSQL, CONNECTOR_J",
        "MYSQL, MARIADB_CONNECTOR_J",
        "MARIADB, CONNECTOR_J",
        "MARIADB, MARIADB_CONNECTOR_J"
    })
    void anotherDriverReadsTheSameValues(ServerKind kind, OtherDriver driver) {
        TestServer server = TestServers.get(kind);
        try (MySqlConnection connection =
                MySqlConnection.connect(options(server).build()).join()) {
            RoundTripTable table = RoundTripTable.of(
                    "oracle_" + connection.threadId(),
                    RoundTripCases.all().stream()
                            // Neither driver of the two has it over both protocols.
                            .filter(one -> !one.type().startsWith("VECTOR"))
                            .filter(one -> one.servers().include(kind, connection.serverVersion())));
            connection.query(table.create()).join();
            try {
                for (int row = 0; row < table.rows(); row++) {
                    connection.query(table.insert(), table.parameters(row, row)).join();
                }
                List<Row> byText = connection.query(table.select()).join().rows();
                List<Row> byBinary =
                        connection.query(table.selectFrom(), 0).join().rows();
                compare(table, byText, driver, driver.read(server, table.select(), false));
                compare(table, byBinary, driver, driver.read(server, table.select(), true));
            } finally {
                connection.query("DROP TABLE " + table.name()).join();
            }
        }
    }

    private static void compare(
            RoundTripTable table, List<Row> ours, OtherDriver driver, List<List<OtherCell>> theirs) {
        assertThat(theirs).hasSameSizeAs(ours).hasSize(table.rows());
        List<String> different = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            for (int i = 0; i < table.columns().size(); i++) {
                RoundTripTable.Column column = table.columns().get(i);
                OtherCell other = theirs.get(row).get(i + 1);
                if (hasTypesOfItsOwn(driver, column.type())) {
                    continue;
                }
                @Nullable Object value = ours.get(row).get(i + 1);
                if (!Objects.equals(PlainValue.of(column.type(), value), PlainValue.of(column.type(), other.value()))) {
                    different.add(column.type() + " row " + row + ": " + value + ", and theirs " + other.value());
                }
                @Nullable Object text = RowGetter.STRING.get(ours.get(row), i + 1);
                if (isText(column.type(), text, driver)
                        && !Objects.equals(
                                PlainValue.ofText(column.type(), (String) text),
                                PlainValue.ofText(column.type(), other.text()))) {
                    different.add(
                            column.type() + " row " + row + ": '" + text + "', and theirs '" + other.text() + "'");
                }
            }
        }
        assertThat(different).isEmpty();
    }

    /** MariaDB's driver makes geometries of classes of its own, and 569 of the year 1901 in the binary protocol. */
    private static boolean hasTypesOfItsOwn(OtherDriver driver, String type) {
        return driver == OtherDriver.MARIADB_CONNECTOR_J
                && (type.equals("GEOMETRY") || type.startsWith("POINT") || type.equals("YEAR"));
    }

    /** Bytes that are no text, and bits, have none; the year 0 is the year 1 to MariaDB's driver. */
    private static boolean isText(String type, @Nullable Object text, OtherDriver driver) {
        boolean yearZero = text instanceof String written && written.startsWith("0000-") && type.startsWith("DATETIME");
        return text != RowGetter.REFUSED
                && !type.startsWith("BIT")
                && !(yearZero && driver == OtherDriver.MARIADB_CONNECTOR_J);
    }

    private static ConnectOptionsBuilder options(TestServer server) {
        return Endpoints.overTcp(server)
                .transport("nio")
                .sslMode(SslMode.REQUIRED)
                .autocommit(true)
                .timeZone(ZoneOffset.UTC);
    }
}
