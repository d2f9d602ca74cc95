package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.testkit.server.ServerKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The identifiers of committed transactions. MySQL is switched to them for the test; MariaDB must have been started with log_bin. */
class GtidIT extends ServerTest {

    private static final List<String> ON = List.of("OFF_PERMISSIVE", "ON_PERMISSIVE", "ON");
    private static final List<String> OFF = List.of("ON_PERMISSIVE", "OFF_PERMISSIVE", "OFF");

    private MySqlConnection admin;
    private boolean switchedOn;

    @BeforeEach
    void switchOn() {
        admin = connect();
        if (endpoint.kind() == ServerKind.MARIADB || text("@@gtid_mode").equals("ON")) {
            return;
        }
        switchedOn = true;
        run("SET GLOBAL enforce_gtid_consistency=ON");
        ON.forEach(mode -> run("SET GLOBAL gtid_mode=" + mode));
    }

    @AfterEach
    void switchOff() {
        if (switchedOn) {
            OFF.forEach(mode -> run("SET GLOBAL gtid_mode=" + mode));
            run("SET GLOBAL enforce_gtid_consistency=OFF");
        }
    }

    @Test
    void theLastCommittedTransactionIsKnown() {
        Assumptions.assumeTrue(text("@@log_bin").equals("1"), "the server writes no binary log: start it with log_bin");
        MySqlConnection connection = connect(options().trackGtids(true));
        assertThat(connection.lastGtid()).isEmpty();
        connection.query("CREATE OR REPLACE VIEW gtid_it AS SELECT 1").join();
        String first = connection.lastGtid().orElseThrow();

        connection.query("DROP VIEW gtid_it").join();
        String second = connection.lastGtid().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        connection.query("SELECT 1").join();
        assertThat(connection.lastGtid()).contains(second);
        assertThat(isExecuted(second)).isTrue();

        connection.reset().join();
        assertThat(connection.lastGtid()).isEmpty();
        connection.query("CREATE OR REPLACE VIEW gtid_it AS SELECT 1").join();
        assertThat(connection.lastGtid()).isPresent().get().isNotIn(first, second);
        connection.query("DROP VIEW gtid_it").join();
    }

    @Test
    void withoutTheOptionNothingIsKept() {
        MySqlConnection connection = connect();
        connection.query("CREATE OR REPLACE VIEW gtid_it AS SELECT 1").join();
        connection.query("DROP VIEW gtid_it").join();
        assertThat(connection.lastGtid()).isEmpty();
    }

    /** As an application asks a replica. */
    private boolean isExecuted(String gtid) {
        String sql = endpoint.kind() == ServerKind.MYSQL
                ? "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, 5)"
                : "SELECT FIND_IN_SET(?, @@gtid_binlog_pos) = 0";
        return admin.query(sql, gtid).join().single().getInt(0) == 0;
    }

    private String text(String expression) {
        return one(admin, "SELECT " + expression).getString(0);
    }

    private void run(String sql) {
        admin.query(sql).join();
    }
}
